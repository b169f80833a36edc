/* SPDX-License-Identifier: Apache-2.0
 *
 * The people of a station as API clients. A token is made of the run's secret and the client's
 * name, so no token is kept anywhere and a second run meets the same clients again.
 */
#include "adapters/seal.h"
#include "base/clock.h"
#include "cli/play/play.h"
#include "cli/shared/secret_file.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    PATIENCE_FIRST_MS = 50,
    PATIENCE_MOST_MS = 1000,
    KEY_DIGITS = 40,
    TOO_MANY = 429,
    NOT_NOW = 503,
    CONFLICT = 409,
    UNAUTHENTICATED = 401
};

/* --- the run's secret */

static struct err *keys_make(struct arena *arena, const char *file)
{
    uint8_t secret[SEAL_KEY_SIZE];
    char digits[2 * SEAL_KEY_SIZE + 1];
    clock_random(secret, sizeof secret);
    text_hex(secret, sizeof secret, digits);
    struct err *err = secret_write(file, arena_printf(arena, "play %s", digits));
    seal_wipe(secret, sizeof secret);
    seal_wipe(digits, sizeof digits);
    return err;
}

struct err *play_keys_load(struct arena *arena, const char *file, struct seal_keys **ret_keys)
{
    if (access(file, F_OK) != 0)
        TRY(keys_make(arena, file));
    return seal_keys_load(arena, file, ret_keys);
}

static struct err *token_of(const struct play *play, struct arena *arena, const char *name,
                            const char **ret_token)
{
    uint8_t digest[SEAL_HASH_SIZE];
    const char *what = arena_printf(arena, "%s/%s", play->station->code, name);
    const struct bytes message = {(const uint8_t *)what, strlen(what)};
    TRY(seal_digest(play->keys, NULL, "play/client", message, digest));
    *ret_token = arena_printf(arena, "halfsky_%s", text_base64(arena, digest, sizeof digest));
    return NULL;
}

const char *step_key(const struct play *play, struct arena *arena, const char *sample,
                     const char *step)
{
    uint8_t hash[SEAL_HASH_SIZE];
    char digits[2 * SEAL_HASH_SIZE + 1];
    seal_token_hash(arena_printf(arena, "%s\n%s\n%s", play->seed, sample, step), hash);
    text_hex(hash, sizeof hash, digits);
    return arena_printf(arena, "play-%.*s", KEY_DIGITS, digits);
}

/* --- asking with patience */

void pause_ms(int64_t ms) { (void)poll(NULL, 0, (int)ms); }

static bool is_worth_waiting(const struct session_reply *reply)
{
    const bool is_on_its_way =
        reply->status == CONFLICT && reply->problem && strcmp(reply->problem, "not-here-yet") == 0;
    return is_on_its_way || reply->status == TOO_MANY || reply->status == NOT_NOW;
}

/* What is on its way arrives within moments and is asked for a little sooner than it says. */
static int64_t patience_of(const struct session_reply *reply, int64_t tried_ms)
{
    if (reply->status != CONFLICT && reply->retry_after_s > 0)
        return (int64_t)reply->retry_after_s * 1000;
    return tried_ms < PATIENCE_MOST_MS ? tried_ms : PATIENCE_MOST_MS;
}

struct err *actor_ask(const struct play *play, struct actor *actor, struct arena *arena,
                      const struct session_ask *ask, struct session_reply *ret_reply)
{
    struct session_ask full = *ask;
    const int64_t end = clock_monotonic_ms() + play->wait_ms;
    int64_t wait_ms = PATIENCE_FIRST_MS;
    full.arrival = actor->arrival;
    for (;;) {
        struct err *err = session_ask(&actor->session, arena, &full, ret_reply);
        const bool is_late = clock_monotonic_ms() >= end;
        if (err && (is_late || err->kind != ERR_TRANSIENT))
            return err;
        if (!err && (is_late || !is_worth_waiting(ret_reply)))
            break;
        pause_ms(err ? wait_ms : patience_of(ret_reply, wait_ms));
        wait_ms = wait_ms < PATIENCE_MOST_MS ? wait_ms * 2 : PATIENCE_MOST_MS;
    }
    if (ret_reply->arrival)
        actor->arrival = arena_text(play->arena, ret_reply->arrival);
    return session_check(arena, ask, ret_reply);
}

/* --- clients */

static struct err *client_make(struct play *play, struct arena *arena, const char *name,
                               const char *token, const struct client_add_request *who)
{
    uint8_t hash[SEAL_HASH_SIZE];
    struct client_add_request request = *who;
    struct session_reply reply;
    struct actor operator_actor = {.session = *play->operator_session};
    struct session_ask ask = {.method = "POST", .target = "/v1/clients"};
    seal_token_hash(token, hash);
    request.token_hash = (struct bytes){hash, sizeof hash};
    request.label = arena_printf(arena, "样例 %s", name);
    TRY(session_body(arena, &record_client_add_request, &request, &ask.body));
    ask.key = step_key(play, arena, name, token);
    return err_wrap(actor_ask(play, &operator_actor, arena, &ask, &reply), "%s", name);
}

static struct err *who_is(const struct play *play, struct actor *actor, struct arena *arena,
                          bool *ret_is_known)
{
    struct whoami who = {.region = NULL};
    struct session_reply reply = {.status = 0};
    const struct session_ask ask = {.method = "GET", .target = "/v1/whoami"};
    struct err *err = actor_ask(play, actor, arena, &ask, &reply);
    *ret_is_known = err == NULL;
    if (err && reply.status == UNAUTHENTICATED) {
        err_ignore(err, "a client of the first run is made now");
        return NULL;
    }
    TRY(err);
    TRY(codec_read(arena, &record_whoami, reply.body, CODEC_UNKNOWN_IGNORED, &who));
    actor->account_id = who.account_id;
    return NULL;
}

struct err *actor_open(struct play *play, struct arena *arena, const char *name,
                       const struct client_add_request *who, struct actor *ret_actor)
{
    struct actor actor = {.session = *play->operator_session};
    bool is_known = false;
    TRY(token_of(play, play->arena, name, &actor.session.token));
    TRY(who_is(play, &actor, arena, &is_known));
    if (!is_known) {
        TRY(client_make(play, arena, name, actor.session.token, who));
        TRY(who_is(play, &actor, arena, &is_known));
    }
    if (!is_known)
        return err_of(PROBLEM_CONFLICT, "%s was added and is not let in", name);
    *ret_actor = actor;
    return NULL;
}
