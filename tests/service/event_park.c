/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of a parked event and of its drain. They are written under the stream's head, as a
 * consumer writes them: the drain of the event before may be ending, and would take this one's row
 * with it.
 */
#include "event_park.h"

#include "adapters/seal.h"
#include "asked.h"
#include "runtime/unit.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct {
    char stream[ID_TEXT_SIZE];
    uint8_t hash[SEAL_HASH_SIZE];
} last; /* what was parked last */

static const char *hex_of(struct arena *arena, const void *bytes, size_t size)
{
    char *hex = arena_alloc(arena, 2 * size + 1);
    text_hex(bytes, size, hex);
    return hex;
}

static void hash_follow(struct arena *arena, const struct wire_event *event)
{
    uint8_t hash[SEAL_HASH_SIZE];
    const bool follows = event->seq.value > 1;
    const struct bytes previous = {last.hash, follows ? sizeof last.hash : 0};
    cr_assert(!follows || strcmp(last.stream, ID_TEXT(event->stream_id)) == 0);
    cr_assert_null(wire_hash(arena, event, previous, hash));
    memcpy(last.hash, hash, sizeof last.hash);
    (void)snprintf(last.stream, sizeof last.stream, "%s", ID_TEXT(event->stream_id));
}

void event_park(struct arena *arena, const struct db_options *options,
                const struct wire_event *event)
{
    const char *kind = code_name(&codes_stream, (int)event->kind);
    hash_follow(arena, event);
    script_run(
        options,
        arena_printf(
            arena,
            "select from head where kind = '%s' and stream_id = '%s' for update;"
            "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, "
            "type, region, actor, recorded_at, correlation, algorithm, hash, body, reason, why, "
            "parked_at) values ('%s', 0, (select count(*) from applied) + %" PRId64 ", 1, '%s', "
            "'%s', '%s', %" PRId64 ", '%s', '%s', '%s', %" PRId64 ", '%s', 1, '\\x%s', '\\x%s', "
            "'held', 'test', 0);"
            "insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at) values "
            "('%s', 'drain', '%s', '%s', '%s', 0) on conflict do nothing",
            kind, last.stream, event->topic, event->seq.value, event->source, kind, last.stream,
            event->seq.value, event->type, event->region, event->actor, event->recorded_at,
            event->correlation, hex_of(arena, last.hash, sizeof last.hash),
            hex_of(arena, event->body.data, event->body.size), last.stream, kind, last.stream,
            last.stream));
}
