/* SPDX-License-Identifier: Apache-2.0
 *
 * Events that wait, on real servers: what comes too early runs when its cause is here, what a
 * handler cannot do or nobody can read holds its stream and no other, and operators free it.
 */
#include "pair_story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(runtime_parked, .timeout = 150);

static struct pair pair;

static void setup_filed(const char *schema, struct id matter, int count)
{
    char condition[200];
    (void)snprintf(condition, sizeof condition,
                   "(select count(*) = %d from filed where matter_id = '%s')", count,
                   ID_TEXT(matter));
    pair_await(schema, condition);
}

static void book_open(struct id book)
{
    char target[80];
    (void)snprintf(target, sizeof target, "/v1/books/%s", ID_TEXT(book));
    const struct pair_ask ask = {"POST", target, "{}", "book", ROLE_CLERK};
    cr_assert_eq(pair_ask(&pair.pen, &ask, NULL, 0), 200);
}

Test(runtime_parked, an_event_that_came_too_early_waits_and_runs_when_its_cause_is_here)
{
    char rest[120];
    const struct id matter = pair_id(5, 1), book = pair_id(6, 1);
    pair_begin(&pair, "early");
    (void)snprintf(rest, sizeof rest, "\"contact_id\":\"%s\"", ID_TEXT(book));
    pair_write(&pair, matter, rest, "k1");
    pair_write(&pair, matter, "", "k2");
    pair_await("desk", "(select array_agg(reason order by seq) = '{not_yet,held}' from parked)");
    cr_assert(pair_holds("desk", "not exists (select from filed)"));
    book_open(book);
    setup_filed("desk", matter, 2);
    pair_await("desk", "not exists (select from parked)");
    pair_await("desk", "not exists (select from due where kind = 'drain')");
    cr_assert(pair_holds("desk", "not exists (select from filed where previous <> number - 1)"));
    pair_end(&pair);
}

Test(runtime_parked, what_nobody_hears_waits_behind_an_event_of_its_batch_that_waits)
{
    char rest[120];
    const struct id matter = pair_id(5, 3), book = pair_id(6, 3);
    pair_begin(&pair, "behind");
    pair_kill(&pair.desk);
    (void)snprintf(rest, sizeof rest, "\"contact_id\":\"%s\"", ID_TEXT(book));
    pair_write(&pair, matter, rest, "k1");
    pair_write(&pair, matter, "\"mode\":\"noted\"", "k2");
    pair_write(&pair, matter, "\"mode\":\"noted\"", "k3");
    pair_await("pen", "(select c.hi = (select max(id) from ledger) from relay_cursor c)");
    pair_start_again(&pair, &pair.desk);
    pair_await("desk", "(select array_agg(reason order by seq) = '{not_yet,held,held}' "
                       "from parked)");
    cr_assert(pair_holds("desk", "not exists (select from applied where kind = 'matter')"));
    book_open(book);
    setup_filed("desk", matter, 1);
    pair_await("desk", "not exists (select from parked)");
    cr_assert(pair_holds("desk", "(select seq = 3 from applied where kind = 'matter')"));
    pair_end(&pair);
}

Test(runtime_parked, a_due_action_that_has_to_wait_holds_up_nobody)
{
    char always_late[400];
    const struct id late = pair_id(5, 10), well = pair_id(5, 11);
    pair_begin(&pair, "late");
    (void)snprintf(always_late, sizeof always_late,
                   "create function late() returns trigger language plpgsql as $$ begin "
                   "raise exception using errcode = '57014'; end $$; "
                   "create trigger late before insert on reminded for each row "
                   "when (new.matter_id = '%s') execute function late()",
                   ID_TEXT(late));
    pair_script("desk", always_late);
    pair_write(&pair, late, "\"mode\":\"remind\"", "k1");
    pair_await("desk", "exists (select from due where kind = 'remind')");
    pair_write(&pair, well, "\"mode\":\"remind\"", "k2");
    pair_await("desk", "exists (select from reminded)");
    cr_assert(pair_holds("desk", "(select count(*) = 1 from due where kind = 'remind' "
                                 "and parked_why is null)"));
    pair_script("desk", "drop trigger late on reminded");
    pair_await("desk", "(select count(*) = 2 from reminded)");
    pair_end(&pair);
}

Test(runtime_parked, a_reminder_falls_due_once)
{
    const struct id matter = pair_id(5, 2);
    pair_begin(&pair, "due");
    pair_write(&pair, matter, "\"mode\":\"remind\"", "k1");
    pair_await("desk", "exists (select from reminded)");
    cr_assert(pair_holds("desk", "not exists (select from due where kind = 'remind')"));
    pair_end(&pair);
}

/* What the list of failed due actions says is what the retry names; `about` is whose it is said to
 * be. */
static void due_retry(struct id about, const char *key, int status)
{
    char list[4000], body[600];
    const struct pair_ask failed = {"GET", "/v1/ops/desk/due/failed", NULL, NULL, ROLE_OPS};
    cr_assert_eq(pair_ask(&pair.desk, &failed, list, sizeof list), 200, "%s", list);
    (void)snprintf(body, sizeof body, "\"action\":\"remind\",\"stream\":\"matter\"");
    cr_assert((strstr(list, body) != NULL) == (strcmp(key, "done-404") != 0), "%s", list);
    (void)snprintf(body, sizeof body,
                   "{\"action\":\"remind\",\"stream\":\"matter\",\"stream_id\":\"%s\","
                   "\"subject_id\":\"%s\"}",
                   ID_TEXT(about), ID_TEXT(about));
    const struct pair_ask retry = {"POST", "/v1/ops/desk/due/retry", body, key, ROLE_OPS};
    cr_assert_eq(pair_ask(&pair.desk, &retry, list, sizeof list), status, "%s", list);
}

Test(runtime_parked, a_due_action_whose_key_stays_taken_is_parked_and_holds_up_nobody)
{
    char taken_first[160];
    const struct id taken = pair_id(5, 8), well = pair_id(5, 9);
    pair_begin(&pair, "taken");
    (void)snprintf(taken_first, sizeof taken_first,
                   "insert into reminded (matter_id) values ('%s')", ID_TEXT(taken));
    pair_script("desk", taken_first);
    pair_write(&pair, taken, "\"mode\":\"remind\"", "k1");
    pair_write(&pair, well, "\"mode\":\"remind\"", "k2");
    pair_await("desk", "exists (select from due where kind = 'remind' and parked_why is not null)");
    pair_await("desk", "(select count(*) = 2 from reminded)");
    cr_assert(pair_holds("desk", "(select count(*) = 1 from due where kind = 'remind')"));
    pair_script("desk", "delete from reminded where matter_id in (select subject_id from due)");
    due_retry(well, "stays-404", 404);
    due_retry(taken, "retry", 200);
    pair_await("desk", "(select count(*) = 2 from reminded)");
    cr_assert(pair_holds("desk", "not exists (select from due where kind = 'remind')"));
    due_retry(taken, "done-404", 404);
    pair_end(&pair);
}

/* What the list says of the first parked event is what the decision names. */
static void member_copy(const char *list, const char *name, char *ret_text, size_t size)
{
    char start[40];
    (void)snprintf(start, sizeof start, "\"%s\":", name);
    const char *at = strstr(list, start);
    cr_assert(at, "%s in %s", name, list);
    at += strlen(start);
    const size_t length = *at == '"' ? strcspn(at + 1, "\"") + 2 : strcspn(at, ",}");
    cr_assert(length < size);
    memcpy(ret_text, at, length);
    ret_text[length] = '\0';
}

static int decide(const char *what, const char *why)
{
    static const char *const names[] = {"topic", "part",      "position", "incarnation",
                                        "kind",  "stream_id", NULL};
    char list[8000], body[1000] = "{", target[60], member[200], key[20];
    static int keys;
    const bool poison = strcmp(what, "discard") == 0;
    const struct pair_ask ask = {
        "GET", poison ? "/v1/ops/desk/parked?reason=poison" : "/v1/ops/desk/parked?reason=defect",
        NULL, NULL, ROLE_OPS};
    cr_assert_eq(pair_ask(&pair.desk, &ask, list, sizeof list), 200, "%s", list);
    for (size_t i = 0; names[i]; i++) {
        member_copy(list, names[i], member, sizeof member);
        (void)snprintf(body + strlen(body), sizeof body - strlen(body), "%s\"%s\":%s", i ? "," : "",
                       names[i], member);
    }
    (void)snprintf(body + strlen(body), sizeof body - strlen(body), "%s}", why);
    (void)snprintf(target, sizeof target, "/v1/ops/desk/parked/%s", what);
    (void)snprintf(key, sizeof key, "decide-%d", ++keys);
    const struct pair_ask decision = {"POST", target, body, key, ROLE_OPS};
    const int status = pair_ask(&pair.desk, &decision, list, sizeof list);
    cr_assert_eq(status, 200, "%d %s to %s", status, list, body);
    return status;
}

Test(runtime_parked, a_defect_holds_its_stream_until_it_is_cured_and_redriven)
{
    const struct id ill = pair_id(5, 3), well = pair_id(5, 4);
    pair_begin(&pair, "defect");
    pair_write(&pair, ill, "\"mode\":\"ill\"", "k1");
    pair_write(&pair, ill, "", "k2");
    pair_await("desk", "(select array_agg(reason order by seq) = '{defect,held}' from parked)");
    for (int i = 0; i < 20; i++) {
        char key[20];
        (void)snprintf(key, sizeof key, "well-%d", i);
        pair_write(&pair, well, "", key);
    }
    setup_filed("desk", well, 20);
    (void)decide("redrive", "");
    pair_await("desk", "(select array_agg(reason order by seq) = '{defect,held}' from parked)");
    pair_await("desk", "not exists (select from due where kind = 'drain')");
    pair_script("desk", "insert into cure values ('ill')");
    (void)decide("redrive", "");
    setup_filed("desk", ill, 2);
    pair_await("desk", "not exists (select from parked)");
    cr_assert(pair_holds("desk", "not exists (select from filed where previous <> number - 1)"));
    pair_end(&pair);
}

Test(runtime_parked, poison_holds_its_stream_until_it_is_discarded)
{
    const struct id bent = pair_id(5, 5), well = pair_id(5, 6);
    pair_begin(&pair, "poison");
    pair_write(&pair, bent, "\"mode\":\"bent\"", "k1");
    pair_write(&pair, bent, "", "k2");
    pair_write(&pair, well, "", "k3");
    setup_filed("desk", well, 1);
    pair_await("desk", "(select array_agg(reason order by seq) = '{poison,held}' from parked)");
    (void)decide("discard", ",\"why\":\"the writer was mended\"");
    setup_filed("desk", bent, 1);
    pair_await("desk", "not exists (select from parked)");
    cr_assert(pair_holds("desk", "exists (select from ledger where type = "
                                 "'halfsky.ledger.verdict_given.v1')"));
    pair_end(&pair);
}
