/* SPDX-License-Identifier: Apache-2.0
 *
 * A service is const tables: what it hears, what it says, what it answers, what falls due, its
 * statements and its configuration. service_run does the rest. `<service> --describe` prints the
 * tables.
 */
#ifndef HALFSKY_RUNTIME_SERVICE_H
#define HALFSKY_RUNTIME_SERVICE_H

#include "base/conf.h"
#include "runtime/work.h"

struct migration_list; /* runtime/migrate.h */

/* --- rows that a handler is given
 * ----------------------------------------------------------------------- */
/* One statement a batch for each load. `key` names a field of the event, request, derived record or
 * due row, or "member.field" of an earlier one-row load of the same set. Locking is in the
 * statement's own text (for update). */
struct load {
    const char *member;
    const struct statement *statement;
    const char *key;
    bool many;     /* the member is a <row>_list; otherwise a pointer, NULL when there is no row */
    size_t offset; /* in the set's struct */
};
struct load_set {
    const char *name;
    size_t size;
    const struct load *loads;
    size_t count;
};
/*   #define MATTER_LOADS(ONE, MANY, S)                     \
 *       ONE(S, matter, matter_row, matter_by_id, "matter_id") \
 *       MANY(S, tracks, track_row, tracks_of_matter, "matter_id")
 *   LOAD_SET(matter_loads, MATTER_LOADS);        header: struct matter_loads { const struct
 * matter_row *matter; … } LOAD_SET_DEFINE(matter_loads, MATTER_LOADS); one .c file A member whose
 * row type is not its statement's does not compile. */
#define LOAD_MEMBER_ONE(S, member, row, statement, key) const struct row *member;
#define LOAD_MEMBER_MANY(S, member, row, statement, key) struct row##_list member;
#define LOAD_ENTRY_CHECK(row_, which_)                                                             \
    (0 * sizeof(_Generic(((union statement_row_of_##which_ *)0)->row, const struct row_ * : 1)))
#define LOAD_ENTRY_ONE(S, member_, row_, which_, key_)                                             \
    {#member_, &statement_##which_, key_, false,                                                   \
     offsetof(struct S, member_) + LOAD_ENTRY_CHECK(row_, which_)},
#define LOAD_ENTRY_MANY(S, member_, row_, which_, key_)                                            \
    {#member_, &statement_##which_, key_, true,                                                    \
     offsetof(struct S, member_) + LOAD_ENTRY_CHECK(row_, which_)},
#define LOAD_SET(set, LOADS)                                                                       \
    struct set {                                                                                   \
        LOADS(LOAD_MEMBER_ONE, LOAD_MEMBER_MANY, set)                                              \
    };                                                                                             \
    extern const struct load_set load_set_##set
#define LOAD_SET_DEFINE(set, LOADS)                                                                \
    static const struct load loads_of_##set[] = {LOADS(LOAD_ENTRY_ONE, LOAD_ENTRY_MANY, set)};     \
    const struct load_set load_set_##set = {#set, sizeof(struct set), loads_of_##set,              \
                                            sizeof(loads_of_##set) / sizeof(struct load)}
/* Loads nothing. */
struct no_load {
    char none;
};
extern const struct load_set load_set_no_load;

/* --- streams that a unit holds
 * ---------------------------------------------------------------------------- */
/* `key`: a field of the request (or event, derived record, due row), "+" for a new id, or
 * "found.member.field" for one that the route's finds gave (read again under the lock; a change
 * starts the unit over, U2). An absent id names no stream. */
struct stream_ref {
    enum stream stream;
    const char *key;
};
#define STREAMS(name, ...)                                                                         \
    static const struct stream_ref name[] = {__VA_ARGS__, {STREAM_NONE, NULL}}

/* --- events
 * ------------------------------------------------------------------------------------------------
 */
struct event_handler {
    const char *name;
    const struct event_type *event;
    const struct load_set *loads;
    struct err *(*call)(struct work *work, const void *event, const void *loads);
    const struct stream_ref *streams; /* besides the event's own; NULL: none */
    bool alone;                       /* may query by itself; runs in a batch of one */
    bool blind; /* reads nothing, no version either, and its rows are right when those of a batch go
                   out in the declared order: several of a stream may stand in one batch (U6) */
};
struct event_table {
    const struct event_handler *handlers;
    size_t count;
};
/*   #define TRIAGE_EVENTS(ON) ON(matter_registered, triage_on_matter_registered, no_load)
 *   EVENT_TABLE(triage, TRIAGE_EVENTS);
 * Further arguments are designated members: ON(e, handler, loads, .streams = x). */
#define EVENT_CALL(type_, handler_, loads_, ...)                                                   \
    static struct err *call_##handler_(struct work *work, const void *event, const void *loads)    \
    {                                                                                              \
        return handler_(work, (const struct type_ *)event, (const struct loads_ *)loads);          \
    }
#define EVENT_ENTRY(type_, handler_, loads_, ...)                                                  \
    {.name = #handler_,                                                                            \
     .event = &event_##type_,                                                                      \
     .loads = &load_set_##loads_,                                                                  \
     .call = call_##handler_,                                                                      \
     __VA_ARGS__},
#define EVENT_TABLE(service_, LIST)                                                                \
    LIST(EVENT_CALL)                                                                               \
    static const struct event_handler service_##_event_handlers[] = {LIST(EVENT_ENTRY)};           \
    static const struct event_table service_##_event_table = {service_##_event_handlers,           \
                                                              sizeof(service_##_event_handlers) /  \
                                                                  sizeof(struct event_handler)}

/* --- routes
 * ------------------------------------------------------------------------------------------------
 */
enum method { METHOD_GET, METHOD_POST, METHOD_PUT, METHOD_PATCH, METHOD_DELETE };
#define ROLE_BIT(role) (UINT32_C(1) << (role))

struct route {
    const char *name; /* the handler's */
    enum method method;
    const char *path; /* "/v1/matters/{matter_id}": names in braces are fields of the request */
    const struct record_type *request; /* path, then query (GET) or JSON body (others) */
    const struct record_type *answer;
    const struct load_set *loads;
    struct err *(*call)(struct work *work, const void *request, const void *loads,
                        void *ret_answer);
    uint32_t
        roles; /* ROLE_BIT set; others get 403. ROLE_NONE: also who has no token; queries only */
    const struct stream_ref
        *streams; /* heads a command holds; the first is the one ETag and If-Match speak of */
    const struct load_set *finds; /* plain reads before the locks (U2); NULL: none */
    const struct record_type *derived;
    struct err *(*derive)(struct work *work, const void *request,
                          void *ret_derived); /* pure but for keys */
    bool creates;                             /* 201 and Location */
    bool needs_match;                         /* If-Match required: 428, 412 */
    bool traces; /* a GET that leaves rows (L4): it holds its streams and may write and emit; any
                    other GET reads only, and `streams` names the one whose version its ETag says */
    bool asks;  /* a POST that reads only: what is asked stands in its body and in no address, where
                   others would log it. It takes no Idempotency-Key and keeps nothing */
    bool alone; /* may query by itself */
    bool upload; /* the body is a document: work_upload_file; the request comes from path and query
                  */
    const char *guards;  /* field of the request that names a matter: C9 is asked first (503) */
    const char *en, *zh; /* one line each, for OpenAPI and --help */
};
struct route_table {
    const struct route *routes;
    size_t count;
};
/*   #define INTAKE_ROUTES(R) \
 *       R(POST, "/v1/contacts", intake_do_contact_record, contact_record_request, contact_answer,
 * no_load, \ .roles = …, .streams = new_contact, .creates = true, .en = "…", .zh = "…")
 *   ROUTE_TABLE(intake, INTAKE_ROUTES); */
#define ROUTE_CALL(method_, path_, handler_, request_, answer_, loads_, ...)                       \
    static struct err *call_##handler_(struct work *work, const void *request, const void *loads,  \
                                       void *ret_answer)                                           \
    {                                                                                              \
        return handler_(work, (const struct request_ *)request, (const struct loads_ *)loads,      \
                        (struct answer_ *)ret_answer);                                             \
    }
#define ROUTE_ENTRY(method_, path_, handler_, request_, answer_, loads_, ...)                      \
    {.name = #handler_,                                                                            \
     .method = METHOD_##method_,                                                                   \
     .path = path_,                                                                                \
     .request = &record_##request_,                                                                \
     .answer = &record_##answer_,                                                                  \
     .loads = &load_set_##loads_,                                                                  \
     .call = call_##handler_,                                                                      \
     __VA_ARGS__},
#define ROUTE_TABLE(service_, LIST)                                                                \
    LIST(ROUTE_CALL)                                                                               \
    static const struct route service_##_routes[] = {LIST(ROUTE_ENTRY)};                           \
    const struct route_table service_##_route_table = {                                            \
        service_##_routes, sizeof(service_##_routes) / sizeof(struct route)}

/* --- due actions
 * ------------------------------------------------------------------------------------------- */
struct due_action {
    const char *name;
    const struct load_set *loads; /* keys from due_row */
    struct err *(*call)(struct work *work, const struct due_row *due, const void *loads);
    int every_ms; /* not 0: a sweep that sets itself again and holds no stream */
    bool alone;
};
struct due_table {
    const struct due_action *actions;
    size_t count;
};
/*   #define TRIAGE_DUE(D) D("baton_times_out", triage_due_baton_times_out, baton_loads)
 *   DUE_TABLE(triage, TRIAGE_DUE);  handlers take (work, const struct due_row *, const struct
 * baton_loads *) */
#define DUE_CALL(name_, handler_, loads_, ...)                                                     \
    static struct err *call_##handler_(struct work *work, const struct due_row *due,               \
                                       const void *loads)                                          \
    {                                                                                              \
        return handler_(work, due, (const struct loads_ *)loads);                                  \
    }
#define DUE_ENTRY(name_, handler_, loads_, ...)                                                    \
    {.name = name_, .loads = &load_set_##loads_, .call = call_##handler_, __VA_ARGS__},
#define DUE_TABLE(service_, LIST)                                                                  \
    LIST(DUE_CALL)                                                                                 \
    static const struct due_action service_##_due_actions[] = {LIST(DUE_ENTRY)};                   \
    static const struct due_table service_##_due_table = {                                         \
        service_##_due_actions, sizeof(service_##_due_actions) / sizeof(struct due_action)}

/* --- the service
 * --------------------------------------------------------------------------------------------- */
struct http_request;

struct fsm;

struct service {
    const char *name; /* group, schema, role, certificate, log field, metric label, topic
                         halfsky.<name>.v1 */
    const char *summary;
    const struct event_table *events; /* NULL: hears nothing */
    const struct event_type *const
        *emits; /* NULL-terminated; verdict_given and requests_refused are every service's */
    const struct route_table *routes;
    const struct due_table *due;
    const struct fsm *const *states; /* life cycles, NULL-terminated (fsm.h); NULL: none */
    const struct statement *const
        *statements;                 /* NULL-terminated; WRITEs go out in this order (U5) */
    const struct statement *rebuild; /* empties what it heard and begins anew (C10); it gives
                                        rebuild_row; NULL: keeps what it cannot hear again */
    const struct sql_texts *sql;
    const struct migration_list *migrations;
    const struct conf_key *conf_keys;
    size_t conf_key_count;
    /* Opens what outlives units (keys, caches); `ret_state` is work_service_state. May be NULL. */
    struct err *(*open)(struct arena *arena, const struct conf *conf, void **ret_state);
    void (*close)(void *state);
    /* The gateway only: takes requests that no route matches, on a thread of its own pool. NULL:
     * 404. `work` has the identity that `authenticate` gave and may ask the database; the handler
     * answers the request itself. */
    struct err *(*forward)(void *state, struct work *work, struct http_request *request,
                           bool *ret_answered);
    /* The gateway only: authenticates by other means than the sealed header (bearer tokens). NULL:
     * the seal. `work` may ask the database; texts of the identity live as long as its arena. */
    struct err *(*authenticate)(void *state, struct work *work, const struct http_request *request,
                                struct identity *ret_identity);
    /* The gateway only: documents that are forwarded; asked before the body is read, on the HTTP
     * thread, so it must not block. */
    bool (*is_upload)(void *state, const char *method, const char *path);
    bool direct; /* answers clients itself, so no seal is expected on its routes */
};

/* Everything from the command line to the exit status. */
int service_run(const struct service *service, int argc, char **argv);

#define SERVICE_MAIN(service_) const struct service *const service_main = &(service_)
/* common/runtime/main.c holds the only main: return service_run(service_main, argc, argv). */
extern const struct service *const service_main;

#endif
