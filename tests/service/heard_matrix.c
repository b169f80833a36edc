/* SPDX-License-Identifier: Apache-2.0
 *
 * Says each wrong thing once, beside streams about which nothing is wrong, and asks afterwards how
 * every stream stands. A stream that cannot go on waits and says why; every other flows.
 */
#include "heard_matrix.h"

#include <criterion/criterion.h>
#include <string.h>

#define HER const struct heard_subscriber *subscriber

const char *matrix_matter(HER, int number)
{
    return subscriber->text("019ab000-0000-7000-8000-%012d", number);
}

static struct id stream_of(HER, int number)
{
    struct id id;
    cr_assert(id_parse(matrix_matter(subscriber, number), &id));
    return id;
}

struct heard_record matrix_first(HER, int number)
{
    return (struct heard_record){.stream = stream_of(subscriber, number),
                                 .seq = 1,
                                 .type = subscriber->first_type,
                                 .body = subscriber->first_body(number, "370112")};
}

struct heard_record matrix_later(HER, int number, int seq)
{
    return (struct heard_record){.stream = stream_of(subscriber, number),
                                 .seq = seq,
                                 .type = subscriber->later_type,
                                 .body = subscriber->later_body(number, seq)};
}

static void say(struct heard_record record) { heard_say(&record); }

void matrix_settled(HER)
{
    subscriber->await(subscriber->text("(select coalesce(sum(next_offset), 0) from consumer_offset "
                                       "where topic = '%s') = %d",
                                       subscriber->topic, heard_count()));
    subscriber->await("not exists (select from due where kind = 'drain')");
}

void matrix_stands(HER, int number, int applied, int effects, const char *reasons)
{
    const char *stands = subscriber->asked(subscriber->text(
        "select format('%%s %%s %%s', (select coalesce(max(seq), 0) from applied where stream_id = "
        "k.id), %s, (select coalesce(array_agg(reason order by seq, reason), '{}') from parked "
        "where stream_id = k.id)) from (values ('%s'::uuid)) as k (id)",
        subscriber->effects, matrix_matter(subscriber, number)));
    const char *expected = subscriber->text("%d %d {%s}", applied, effects, reasons);
    cr_expect_str_eq(stands, expected, "matter %d: %s instead of %s", number, stands, expected);
}

static const char *const shapes[] = {"{", "[]", "null", "{}", "\xff\xfe", "{\"matter_id\":7}"};
enum { SHAPES = sizeof shapes / sizeof *shapes, SHAPED = 20 };

/* --- order and history */

static void ahead_say(HER)
{
    struct heard_record record = matrix_first(subscriber, 2);
    heard_keep(&record);
    record = matrix_later(subscriber, 2, 2);
    heard_keep(&record);
    say(matrix_later(subscriber, 2, 3));
    say(matrix_later(subscriber, 2, 2));
}

static void forks_say(HER)
{
    struct heard_record record = matrix_first(subscriber, 3); /* two histories of one place */
    say(record);
    record.body = subscriber->first_body(3, "370102");
    say(record);
    say(matrix_later(subscriber, 3, 2));
    say(matrix_first(subscriber, 4)); /* a hash that does not follow */
    record = matrix_later(subscriber, 4, 2);
    record.bent = true;
    say(record);
    say(matrix_later(subscriber, 4, 3));
    record = matrix_first(subscriber, 5); /* an earlier place, recorded later */
    say(record);
    say(matrix_later(subscriber, 5, 2));
    record.later_ms = 60000;
    say(record);
}

/* The missing one comes after those that wait for it; these come twice. */
static void backwards_say(HER)
{
    struct heard_record record = matrix_first(subscriber, 8);
    heard_keep(&record);
    record = matrix_later(subscriber, 8, 2);
    heard_keep(&record);
    say(matrix_later(subscriber, 8, 3));
    say(matrix_later(subscriber, 8, 3));
    say(matrix_later(subscriber, 8, 2));
    say(matrix_first(subscriber, 8));
    say(matrix_later(subscriber, 8, 2));
}

void matrix_say_histories(HER)
{
    struct heard_record record;
    const struct heard_record first = matrix_first(subscriber, 1);
    say(first);
    say(first);
    say(matrix_later(subscriber, 1, 2));
    say(first);
    ahead_say(subscriber);
    forks_say(subscriber);
    backwards_say(subscriber);
    say(matrix_first(subscriber, 6));     /* nothing is wrong */
    record = matrix_first(subscriber, 9); /* what holds its stream comes twice */
    record.body = shapes[0];
    say(record);
    say(record);
    say(matrix_later(subscriber, 9, 2));
}

void matrix_judge_histories(HER)
{
    matrix_settled(subscriber);
    matrix_stands(subscriber, 1, 2, 2, "");
    matrix_stands(subscriber, 2, 0, 0, "held,held");
    matrix_stands(subscriber, 3, 1, 1, "fork,held");
    matrix_stands(subscriber, 4, 1, 1, "fork,held");
    matrix_stands(subscriber, 5, 2, 2, "fork");
    matrix_stands(subscriber, 6, 1, 1, "");
    matrix_stands(subscriber, 8, 3, 3, "");
    matrix_stands(subscriber, 9, 0, 0, "poison,held");
    say(matrix_first(subscriber, 2)); /* what the two waited for */
    matrix_settled(subscriber);
    subscriber->await(subscriber->text("(select seq from applied where stream_id = '%s') = 3",
                                       matrix_matter(subscriber, 2)));
    matrix_stands(subscriber, 2, 3, 3, "");
}

void matrix_of_histories(HER)
{
    matrix_say_histories(subscriber);
    matrix_judge_histories(subscriber);
}

/* --- what a record says */

static void envelopes_say(HER)
{
    struct heard_record record = matrix_first(subscriber, 11); /* not its topic's source */
    record.source = "gateway";
    say(record);
    say(matrix_first(subscriber, 11));
    record = matrix_first(subscriber, 12); /* no readable coordinates */
    record.is_unreadable = true;
    say(record);
    say(matrix_first(subscriber, 12));
    record = matrix_first(subscriber, 13); /* outside the province, by the envelope */
    record.region = "110101";
    say(record);
    say(matrix_later(subscriber, 13, 2));
    record = matrix_first(subscriber, 14); /* outside the province, by the body */
    record.body = subscriber->first_body(14, "110101");
    say(record);
}

static const char *next_major(HER)
{
    return subscriber->text("%.*s2", (int)strlen(subscriber->first_type) - 1,
                            subscriber->first_type);
}

static void types_say(HER)
{
    struct heard_record record = matrix_first(subscriber, 15); /* an unknown major version */
    record.type = next_major(subscriber);
    say(record);
    say(matrix_later(subscriber, 15, 2));
    record = matrix_first(subscriber, 16); /* an unknown type */
    record.type = "halfsky.matter.dreamt.v1";
    say(record);
    record = matrix_first(subscriber, 16);
    record.seq = 2;
    say(record);
    record = matrix_first(subscriber, 17); /* a kind of stream that nobody hears of here */
    record.kind = STREAM_ROSTER;
    say(record);
}

static void bodies_say(HER)
{
    for (int i = 0; i < SHAPES; i++) {
        struct heard_record record = matrix_first(subscriber, SHAPED + i);
        record.body = shapes[i];
        say(record);
        say(matrix_later(subscriber, SHAPED + i, 2));
    }
    struct heard_record record = matrix_first(subscriber, 26); /* it speaks of another matter */
    record.body = subscriber->first_body(6, "370112");
    say(record);
    record = matrix_first(subscriber, 27); /* a region that no table knows is a fact all the same */
    record.body = subscriber->first_body(27, "379999");
    say(record);
    say(matrix_first(subscriber, 30)); /* nothing is wrong */
}

void matrix_of_contents(HER)
{
    envelopes_say(subscriber);
    types_say(subscriber);
    bodies_say(subscriber);
    matrix_settled(subscriber);
    const char *unreadable =
        subscriber->asked("select count(*) from parked where reason = "
                          "'unreadable' and stream_id is null and seq is null");
    cr_expect_str_eq(unreadable, "2", "%s unreadable", unreadable);
    matrix_stands(subscriber, 11, 1, 1, "");
    matrix_stands(subscriber, 12, 1, 1, "");
    matrix_stands(subscriber, 13, 0, 0, "poison,held");
    matrix_stands(subscriber, 14, 0, 0, "poison");
    matrix_stands(subscriber, 15, 0, 0, "unknown_version,held");
    matrix_stands(subscriber, 16, 2, 1, "");
    matrix_stands(subscriber, 17, 0, 0, "");
    for (int i = 0; i < SHAPES; i++)
        matrix_stands(subscriber, SHAPED + i, 0, 0, "poison,held");
    matrix_stands(subscriber, 26, 0, 0, "poison");
    matrix_stands(subscriber, 27, 1, 1, "");
    matrix_stands(subscriber, 30, 1, 1, "");
}
