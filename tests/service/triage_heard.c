/* SPDX-License-Identifier: Apache-2.0
 *
 * What intake says to triage: put where a consumer would park it, with a hash that follows, so that
 * the ordinary drain applies it. One matter's stream at a time. It never calls a handler itself.
 */
#include "triage_fixture.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "runtime/unit.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct {
    char matter[ID_TEXT_SIZE];
    uint8_t hash[SEAL_HASH_SIZE];
} heard; /* the last event of a matter's stream */

static const char *hex_of(const void *bytes, size_t size)
{
    char *hex = arena_alloc(triage_arena(), 2 * size + 1);
    text_hex(bytes, size, hex);
    return hex;
}

static void event_hash(struct wire_event *event, uint8_t ret_hash[SEAL_HASH_SIZE])
{
    const bool follows = event->seq.value > 1;
    const struct bytes previous = {heard.hash, follows ? sizeof heard.hash : 0};
    cr_assert(!follows || strcmp(heard.matter, ID_TEXT(event->stream_id)) == 0);
    cr_assert_null(wire_hash(triage_arena(), event, previous, ret_hash));
    memcpy(heard.hash, ret_hash, sizeof heard.hash);
    (void)snprintf(heard.matter, sizeof heard.matter, "%s", ID_TEXT(event->stream_id));
}

void triage_hear(const char *type, const char *matter_id, int seq, const char *body)
{
    triage_hear_from(triage_source(), type, matter_id, seq, body);
}

void triage_hear_from(const char *source, const char *type, const char *matter_id, int seq,
                      const char *body)
{
    uint8_t hash[SEAL_HASH_SIZE];
    struct wire_event event = {.topic = triage_text("halfsky.%s.v1", source),
                               .source = source,
                               .kind = STREAM_MATTER,
                               .seq = count_of(seq),
                               .type = type,
                               .region = "370112",
                               .actor = triage_text("service/%s", source),
                               .recorded_at = clock_now_ms(),
                               .correlation = "test",
                               .algorithm = count_of(1),
                               .body = {(const uint8_t *)body, strlen(body)}};
    cr_assert(id_parse(matter_id, &event.stream_id));
    event_hash(&event, hash);
    triage_script(triage_text(
        "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, "
        "type, region, actor, recorded_at, correlation, algorithm, hash, body, reason, why, "
        "parked_at) values ('%s', 0, (select count(*) from applied) + %d, 1, '%s', 'matter', "
        "'%s', %d, '%s', '%s', '%s', %" PRId64 ", 'test', 1, '\\x%s', '\\x%s', 'held', 'test', 0);"
        "insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at) values "
        "('%s', 'drain', 'matter', '%s', '%s', 0) on conflict do nothing",
        event.topic, seq, event.source, matter_id, seq, type, event.region, event.actor,
        event.recorded_at, hex_of(hash, sizeof hash), hex_of(body, strlen(body)), matter_id,
        matter_id, matter_id));
    triage_await(triage_text("exists (select from applied where source = '%s' and stream_id = "
                             "'%s' and seq = %d)",
                             source, matter_id, seq));
}
