/* SPDX-License-Identifier: Apache-2.0
 *
 * What falls due without anybody asking: what is stuck is named, what is no longer true does
 * nothing, what nothing watches is found (protocol.md D1). Time is moved, never waited for.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_due, .init = triage_begin, .fini = triage_end, .timeout = 120);

#define ASSERT_HAS(text, part) cr_assert(strstr(text, part), "no %s in %s", part, text)
#define ASSERT_LACKS(text, part) cr_assert_not(strstr(text, part), "%s in %s", part, text)

static void days_later(int days)
{
    triage_restart(triage_text("clock.offset_ms=%lld", 86400000LL * days));
}

/* A row of this kind about this subject that is due at once; it is gone when it has run. */
static void falls_due(const char *kind, const char *subject)
{
    triage_script(triage_text(
        "delete from due where kind = '%s'; insert into due (due_id, kind, stream_kind, stream_id, "
        "subject_id, due_at) values (gen_random_uuid(), '%s', 'matter', '%s', (%s), 0)",
        kind, kind, matter_one, subject));
    triage_await(
        triage_text("not exists (select from due where kind = '%s' and due_at = 0)", kind));
}

static const char *said(const char *type)
{
    return triage_asked(
        triage_text("select count(*) from ledger where type = 'halfsky.%s.v1'", type));
}

Test(triage_due, what_is_stuck_is_named_with_unit_action_and_day_on_every_level)
{
    matter_hear(matter_one, "2026-03-03", "");
    triage_await("(select overdue from track)");
    cr_assert(triage_holds("(select body like '%\"track\":\"prevention\"%' and body like "
                           "'%\"next_action\":\"choose_path\"%' and body like '%2026-03-04%' from "
                           "ledger where type = 'halfsky.track.overdue.v1')"));
    const char *stuck = triage_get(labour_jinan, "/v1/work/stuck", 200);
    ASSERT_HAS(stuck, "预防环节由济南市历城区人力资源和社会保障局");
    ASSERT_HAS(stuck, "\"next_by\":\"2026-03-04\"");
    ASSERT_HAS(triage_get(operator_ops, "/v1/work/stuck", 200), matter_one);
    ASSERT_LACKS(triage_get(justice_licheng, "/v1/work/stuck", 200), matter_one);
    days_later(10);
    triage_await("(select station_code from track) = 'S3701'");
    const char *work = triage_get(labour_jinan, "/v1/work", 200);
    ASSERT_HAS(work, "预防环节由济南市人力资源和社会保障局");
    ASSERT_HAS(work, "\"due\":\"overdue\"");
    ASSERT_LACKS(triage_get(labour_licheng, "/v1/work", 200), matter_one);
    ASSERT_HAS(chain_get(labour_licheng), "逐级上提"); /* whoever had it keeps sight of it */
}

Test(triage_due, above_the_province_there_is_nobody_and_it_stays_named)
{
    triage_hear("halfsky.matter.registered.v1", matter_one, 1,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"37\",\"station_code\":\"S37\","
                            "\"agency\":\"labour\",\"on\":\"2026-03-03\",\"topics\":"
                            "[\"dismissal\"],\"worker\":{\"sex\":\"female\"}}",
                            matter_one));
    triage_await("(select overdue from track)");
    const char *owners = said("track.owner_changed");
    days_later(10);
    triage_await("not exists (select from due where kind = 'track_escalates')");
    cr_assert(triage_holds("(select overdue and station_code = 'S37' from track)"));
    cr_assert_str_eq(said("track.owner_changed"), owners);
    ASSERT_HAS(triage_get(operator_ops, "/v1/work/stuck", 200), matter_one);
}

Test(triage_due, what_is_no_longer_true_does_nothing)
{
    matter_hear_today();
    offer_accept("legal_aid");
    const char *baton =
        triage_text("select '%s'::uuid", baton_id("legal_aid")); /* offered, its time not over */
    baton_answer(justice_licheng, "legal_aid", "declined", 200);
    const char *before = triage_asked("select count(*) from ledger where kind = 'matter'");
    falls_due("baton_times_out", baton);
    falls_due("track_overdue", "select track_id from track where track = 'legal_aid'");
    falls_due("track_escalates", "select track_id from track where track = 'legal_aid'");
    falls_due("track_overdue", "select gen_random_uuid()");
    (void)matter_post(labour_licheng, "/tracks/legal_aid/close", "{}", 200);
    falls_due("track_overdue", "select track_id from track where track = 'legal_aid'");
    falls_due("track_escalates", "select track_id from track where track = 'legal_aid'");
    const char *after = triage_asked("select count(*) - 1 from ledger where kind = 'matter'");
    cr_assert_str_eq(after, before, "the closing alone is said");
    cr_assert(triage_holds("(select state from baton) = 'declined'"));
    cr_assert_not(triage_holds("exists (select from track where overdue)"));
}

/* The day of a plan is over when the next one begins in Shanghai. */
Test(triage_due, a_day_is_over_with_its_end_and_not_before)
{
    matter_hear_today();
    const char *today = triage_asked("(now() at time zone 'Asia/Shanghai')::date");
    (void)matter_post(labour_licheng, "/tracks/prevention/plan",
                      triage_text("{\"next_action\":\"follow_up\",\"next_by\":\"%s\"}", today),
                      200);
    cr_assert(triage_holds("(select to_timestamp(due_at / 1000.0) at time zone 'Asia/Shanghai' = "
                           "(select next_by + 1 from track) from due where kind = "
                           "'track_overdue')"));
    falls_due("track_overdue", "select track_id from track");
    cr_assert_not(triage_holds("(select overdue from track)"));
    triage_script("update due set due_at = 0 where kind = 'map_swept'");
    days_later(1); /* the row is gone, so the sweep has to see it */
    triage_script("update due set due_at = 0 where kind = 'map_swept'");
    triage_await("(select overdue from track)");
}

Test(triage_due, the_sweep_finds_a_hand_over_that_nothing_watches)
{
    matter_hear_today();
    offer_accept("legal_aid");
    triage_script("delete from due where kind = 'baton_times_out'");
    days_later(20);
    triage_script("update due set due_at = 0 where kind = 'map_swept'");
    triage_await("(select state from baton) = 'timed_out'");
    cr_assert(triage_holds("(select agency = 'labour' and next_action = 'decide_legal_aid' and "
                           "next_by is not null from track where track = 'legal_aid')"));
    ASSERT_HAS(chain_get(woman_one), "超时未接");
}
