/* SPDX-License-Identifier: Apache-2.0
 *
 * The runtime's key table and what is read from it. Numbers carry their bounds here, so no other
 * file checks them.
 */
#include "runtime/settings.h"

#include "runtime/identity.h"
#include "runtime/service_list.h"

#define TEXT(name_, fallback_, meaning_)                                                           \
    {                                                                                              \
        .name = (name_), .type = CONF_TEXT, .fallback = (fallback_), .unit = "",                   \
        .meaning = (meaning_)                                                                      \
    }
#define FILE_KEY(name_, fallback_, meaning_)                                                       \
    {                                                                                              \
        .name = (name_), .type = CONF_PATH, .fallback = (fallback_), .unit = "",                   \
        .meaning = (meaning_)                                                                      \
    }
#define SECRET(name_, fallback_, meaning_)                                                         \
    {                                                                                              \
        .name = (name_), .type = CONF_SECRET_PATH, .fallback = (fallback_), .unit = "",            \
        .meaning = (meaning_)                                                                      \
    }
#define NUMBER(name_, fallback_, least_, most_, unit_, meaning_)                                   \
    {                                                                                              \
        .name = (name_), .type = CONF_NUMBER, .fallback = (fallback_), .least = (least_),          \
        .most = (most_), .unit = (unit_), .meaning = (meaning_)                                    \
    }

/* Every service of the tree may call another. */
#define PEER_NAME(peer) #peer,
#define PEER_CALLER(peer)                                                                          \
    SECRET("seal.keys." #peer, "", "Pair key of " #peer " calling this service"),
#define PEER_CALLED(peer) SECRET("seal.to." #peer, "", "Pair key of this service calling " #peer),

const char *const settings_peers[] = {SERVICES(PEER_NAME) NULL};
enum { PEER_COUNT = sizeof settings_peers / sizeof settings_peers[0] - 1 };

static const struct conf_key keys[] = {
    TEXT("province", NULL, "Code of the province this deployment serves, two digits"),
    TEXT("replica.name", "", "Name of this replica where it is fixed; empty: none"),
    TEXT("log.level", "info", "debug, info, warning or error"),
    TEXT("http.address", "127.0.0.1", "Address that requests come to"),
    NUMBER("http.port", NULL, 0, 65535, "", "Port that requests come to; 0: any, said in the log"),
    NUMBER("http.threads", "4", 1, 64, "", "Threads that answer, each with a database connection"),
    NUMBER("http.forward_threads", "16", 1, 256, "",
           "Threads that forward, where a service forwards"),
    NUMBER("http.connections", "1024", 8, 20000, "",
           "Connections at most; beyond four fifths new ones are shed"),
    NUMBER("http.queue", "256", 1, 100000, "", "Requests that may wait for a thread"),
    NUMBER("http.body_most", "65536", 1024, 1048576, "bytes", "Largest JSON body"),
    NUMBER("http.upload_most", "20971520", 1024, 1073741824, "bytes", "Largest document"),
    FILE_KEY("http.upload_folder", "",
             "Folder of documents on their way in; required where there are such routes"),
    FILE_KEY("http.tls_ca", "", "Authority of callers' certificates; empty: no TLS, loopback only"),
    FILE_KEY("http.tls_certificate", "", "Certificate that callers see"),
    SECRET("http.tls_key", "", "Its key"),
    TEXT("db.host", "127.0.0.1", "PostgreSQL's host"),
    NUMBER("db.port", "5432", 1, 65535, "", "PostgreSQL's port"),
    TEXT("db.name", "halfsky", "Database"),
    TEXT("db.user", "", "Login of the service's role; empty: the service's name"),
    SECRET("db.password_file", NULL, "File whose first line is its password"),
    FILE_KEY("db.ca", "", "Authority of PostgreSQL's certificate; empty: no TLS"),
    TEXT("db.migrate_user", "halfsky_migrate", "Login that may become the schema's owner"),
    SECRET("db.migrate_password_file", "",
           "File whose first line is its password; only for --migrate"),
    NUMBER("db.statement_timeout_ms", "10000", 100, 600000, "ms", "A statement may take so long"),
    NUMBER("db.rebuild_timeout_ms", "900000", 100, 86400000, "ms",
           "Emptying what is to be heard again may take so long"),
    NUMBER("db.lock_timeout_ms", "5000", 100, 600000, "ms", "A lock may be waited for so long"),
    NUMBER("db.idle_timeout_ms", "30000", 1000, 600000, "ms",
           "A transaction may do nothing so long"),
    NUMBER("db.connect_timeout_ms", "5000", 100, 60000, "ms", "A connection may take so long"),
    NUMBER("db.commit_deadline_ms", "10000", 500, 120000, "ms",
           "Beyond it a commit's outcome is unknown"),
    TEXT("bus.brokers", NULL, "Kafka brokers, host:port, with commas"),
    FILE_KEY("bus.ca", "", "Authority of the brokers' certificates"),
    FILE_KEY("bus.certificate", "", "This service's certificate"),
    SECRET("bus.key", "", "Its key"),
    NUMBER("bus.gather_ms", "0", 0, 100, "ms",
           "After a fetch that brought something the broker is asked again so much later"),
    NUMBER("consumer.batch", "256", 1, 512, "", "Events in one transaction"),
    NUMBER("due.every_ms", "200", 10, 60000, "ms", "How often due rows are looked for"),
    NUMBER("waiting.alarm_minutes", "10", 1, 10080, "minutes",
           "An event that waits longer is an alarm"),
    NUMBER("arrival.young_minutes", "10", 1, 1440, "minutes",
           "A younger unknown id may still be on its way"),
    NUMBER("refusal.window_ms", "60000", 100, 3600000, "ms",
           "Refusals of a client within it are one ledger row"),
    NUMBER("stop.deadline_ms", "10000", 100, 600000, "ms", "Time to end in after SIGTERM"),
    SECRET("keys.idempotency", NULL,
           "Key file of stored request digests and operators' words, this service's own"),
    SECRET("keys.arrival", NULL, "Key file of Halfsky-At, the same for all services"),
    SERVICES(PEER_CALLER) SERVICES(PEER_CALLED)};

#ifdef HALFSKY_RELEASE
static const struct conf_group test_keys = {NULL, 0};
#else
static const struct conf_key own_test_keys[] = {
    NUMBER("clock.offset_ms", "0", -3155760000000, 3155760000000, "ms",
           "Tests only: added to the clock"),
#ifdef HALFSKY_FAULT_POINTS
    FILE_KEY("fault.file", "", "Tests only: orders to die, stand still or fail at a point"),
#endif
};
static const struct conf_group test_keys = {own_test_keys,
                                            sizeof own_test_keys / sizeof own_test_keys[0]};
#endif

void settings_groups(const struct service *service, struct conf_group ret_groups[SETTINGS_GROUPS])
{
    ret_groups[SETTINGS_COMMON] = (struct conf_group){keys, sizeof keys / sizeof keys[0]};
    ret_groups[SETTINGS_OWN] = (struct conf_group){service->conf_keys, service->conf_key_count};
    ret_groups[SETTINGS_TESTS] = test_keys;
}

const char *settings_file(const struct conf *conf, const char *name)
{
    const char *file = conf_text(conf, name);
    return *file ? file : NULL;
}

struct db_options settings_db(const struct service *service, const struct conf *conf)
{
    const char *user = conf_text(conf, "db.user");
    return (struct db_options){
        .host = conf_text(conf, "db.host"),
        .port = (int)conf_number(conf, "db.port"),
        .database = conf_text(conf, "db.name"),
        .user = *user ? user : service->name,
        .password_file = conf_text(conf, "db.password_file"),
        .tls_ca = settings_file(conf, "db.ca"),
        .schema = service->name,
        .application = service->name,
        .statement_timeout_ms = (int)conf_number(conf, "db.statement_timeout_ms"),
        .lock_timeout_ms = (int)conf_number(conf, "db.lock_timeout_ms"),
        .idle_timeout_ms = (int)conf_number(conf, "db.idle_timeout_ms"),
        .connect_timeout_ms = (int)conf_number(conf, "db.connect_timeout_ms"),
    };
}

struct err *settings_migrate(const struct service *service, const struct conf *conf,
                             struct db_options *ret_options)
{
    struct db_options options = settings_db(service, conf);
    options.user = conf_text(conf, "db.migrate_user");
    options.password_file = settings_file(conf, "db.migrate_password_file");
    if (!options.password_file)
        return err_of(PROBLEM_INVALID, "db.migrate_password_file must be set to migrate");
    *ret_options = options;
    return NULL;
}

struct bus_options settings_bus(const struct service *service, const struct conf *conf)
{
    return (struct bus_options){
        .brokers = conf_text(conf, "bus.brokers"),
        .ca_file = settings_file(conf, "bus.ca"),
        .certificate_file = settings_file(conf, "bus.certificate"),
        .key_file = settings_file(conf, "bus.key"),
        .client_id = service->name,
        .group = service->name,
        .replica_name = settings_file(conf, "replica.name"),
        .gather_ms = (int)conf_number(conf, "bus.gather_ms"),
    };
}

static struct err *pairs_load(struct arena *arena, const struct conf *conf, const char *prefix,
                              struct identity_pair *ret_pairs, size_t *ret_count)
{
    size_t count = 0;
    for (size_t i = 0; settings_peers[i]; i++) {
        const char *name = arena_printf(arena, "%s%s", prefix, settings_peers[i]);
        const char *file = settings_file(conf, name);
        struct seal_keys *pair = NULL;
        if (!file)
            continue;
        TRY(err_wrap(seal_keys_load(arena, file, &pair), "%s", name));
        ret_pairs[count++] = (struct identity_pair){settings_peers[i], pair};
    }
    *ret_count = count;
    return NULL;
}

struct err *settings_seals(struct arena *arena, const struct service *service,
                           const struct conf *conf, const struct identity_keys **ret_keys)
{
    struct identity_keys *seals = ARENA_NEW(arena, struct identity_keys);
    struct identity_pair *callers = ARENA_ARRAY(arena, struct identity_pair, PEER_COUNT);
    struct identity_pair *called = ARENA_ARRAY(arena, struct identity_pair, PEER_COUNT);
    seals->service = service->name;
    TRY(pairs_load(arena, conf, "seal.keys.", callers, &seals->caller_count));
    TRY(pairs_load(arena, conf, "seal.to.", called, &seals->called_count));
    seals->callers = callers;
    seals->called = called;
    *ret_keys = seals;
    return NULL;
}
