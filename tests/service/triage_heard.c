/* SPDX-License-Identifier: Apache-2.0
 *
 * What intake says to triage: put where a consumer would park it, with a hash that follows, so that
 * the ordinary drain applies it. One matter's stream at a time. It never calls a handler itself.
 */
#include "event_park.h"
#include "triage_fixture.h"

#include "base/clock.h"
#include "runtime/unit.h"

#include <criterion/criterion.h>
#include <string.h>

void triage_hear(const char *type, const char *matter_id, int seq, const char *body)
{
    triage_hear_from(triage_source(), type, matter_id, seq, body);
}

void triage_hear_from(const char *source, const char *type, const char *matter_id, int seq,
                      const char *body)
{
    const struct db_options options = triage_options();
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
    event_park(triage_arena(), &options, &event);
    triage_await(triage_text("exists (select from applied where source = '%s' and stream_id = "
                             "'%s' and seq = %d)",
                             source, matter_id, seq));
}
