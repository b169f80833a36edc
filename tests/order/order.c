/* SPDX-License-Identifier: Apache-2.0
 *
 * Our relay against six strategies known to lose or to reorder (protocol.md U3, R2). Each reads a
 * real PostgreSQL under 24 writers, and in between plays every schedule. A bad one must be caught
 * in the schedule made for it, and must read a calm ledger rightly, or its fault would be another;
 * ours must stand all of them and the load. It prints what happened, a table, and the count.
 *   order PORT SECRETS ROUNDS SEED LOAD_MS
 */
#include "order.h"

#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>

enum { CALM = 0 };

static const struct strategy strategies[] = {
    {"id > last", READER_CURSOR, &statement_order_above, .readers = 1, .breaks_at = 1},
    {"xmin horizon by id", READER_CURSOR, &statement_order_below_horizon, .readers = 1,
     .breaks_at = 2},
    {"(xid, id)", READER_CURSOR, &statement_order_by_xid, .readers = 1, .breaks_at = 3},
    {"gaps expired by snapshot xmax", READER_RELAY, .expired = true, .readers = 1, .breaks_at = 4},
    {"SKIP LOCKED by several relays", READER_CLAIM, &statement_order_claim, .readers = 2,
     .breaks_at = 5},
    {"ours, the id drawn before the xid", READER_RELAY, .id_first = true, .readers = 1,
     .breaks_at = 6},
    {"ours", READER_RELAY, .readers = 2, .breaks_at = -1},
};
enum { STRATEGIES = sizeof strategies / sizeof *strategies };

struct score {
    int broken[SCHEDULES]; /* rounds in which that schedule broke it */
    int broken_by_load;
    size_t written, lost, reordered, twice;
};
static struct score scores[STRATEGIES];
static int passed, failed;

static void check(bool holds, const char *who, const char *what, const char *detail)
{
    passed += holds;
    failed += !holds;
    printf("%s  %s: %s%s%s\n", holds ? "ok    " : "FAILED", who, what, *detail ? " — " : "",
           detail);
}

static bool is_broken(const struct tally *tally)
{
    return tally->lost > 0 || tally->reordered > 0 || tally->strange > 0;
}

static void judge_schedule(const struct strategy *strategy, int at, const struct tally *tally)
{
    const char *name = schedules[at].name;
    const bool is_ours = strategy->breaks_at < 0;
    scores[strategy - strategies].broken[at] += is_broken(tally);
    if (is_ours || at == CALM)
        check(!is_broken(tally) && tally->written > 0, strategy->name, name, tally->first);
    else if (at == strategy->breaks_at)
        check(is_broken(tally), strategy->name, "caught", tally->first);
}

static void judge_load(struct scene *scene)
{
    struct score *score = &scores[scene->strategy - strategies];
    const struct tally tally = sink_compare(scene->store, 0, LOAD_STREAMS);
    char detail[240];
    score->written += tally.written;
    score->lost += tally.lost;
    score->reordered += tally.reordered;
    score->twice += tally.twice;
    score->broken_by_load += is_broken(&tally);
    if (scene->strategy->breaks_at >= 0)
        return;
    snprintf(detail, sizeof detail, "%zu events, %zu of them also again%s%s", tally.written,
             tally.twice, *tally.first ? ": " : "", tally.first);
    check(!is_broken(&tally) && tally.written > 0, "ours", "24 writers", detail);
    check(order_number(scene->store, scene->arena, &statement_order_gaps, 0) == 0, "ours",
          "no gap of what was rolled back is kept", "");
}

static void strategy_run(const struct strategy *strategy, uint64_t seed, int load_ms)
{
    static struct scene scene;
    world_empty(strategy->how == READER_CLAIM);
    scene_open(&scene, strategy);
    struct crowd *crowd = crowd_begin(&scene, seed);
    for (int i = 0; i < SCHEDULES; i++) {
        world_pause(load_ms / SCHEDULES);
        crowd_hold(crowd);
        const struct tally tally = schedule_play(&scene, &schedules[i]);
        crowd_go_on(crowd);
        judge_schedule(strategy, i, &tally);
    }
    crowd_end(crowd);
    scene_settle(&scene);
    judge_load(&scene);
    scene_close(&scene);
}

static void table_print(int rounds)
{
    printf("\nRounds of %d in which each schedule broke a strategy, and what the load did:\n\n",
           rounds);
    printf("| strategy |");
    for (int i = 0; i < SCHEDULES; i++)
        printf(" %s |", schedules[i].name);
    printf(" 24 writers | events | lost | reordered | twice |\n|---|");
    for (int i = 0; i < SCHEDULES + 5; i++)
        printf("--:|");
    for (int s = 0; s < STRATEGIES; s++) {
        const struct score *score = &scores[s];
        printf("\n| %s |", strategies[s].name);
        for (int i = 0; i < SCHEDULES; i++)
            printf(i == strategies[s].breaks_at ? " **%d** |" : " %d |", score->broken[i]);
        printf(" %d | %zu | %zu | %zu | %zu |", score->broken_by_load, score->written, score->lost,
               score->reordered, score->twice);
    }
    printf("\n\n");
}

static int64_t argument(char **argv, int at)
{
    int64_t number = 0;
    if (!text_to_int64(argv[at], &number) || number < 1)
        must(err_of(PROBLEM_INVALID, "%s is no number from 1 on", argv[at]));
    return number;
}

int main(int argc, char **argv)
{
    if (argc != 6)
        must(err_of(PROBLEM_INVALID, "usage: order PORT SECRETS ROUNDS SEED LOAD_MS"));
    const struct world_place place = {(int)argument(argv, 1), argv[2]};
    const int rounds = (int)argument(argv, 3), load_ms = (int)argument(argv, 5);
    const int64_t seed = argument(argv, 4);
    log_open("ordering", LOG_ERROR);
    world_open(&place);
    crowd_open();
    for (int round = 0; round < rounds; round++) {
        printf("round %d, seed %lld\n", round + 1, (long long)seed + round);
        for (int s = 0; s < STRATEGIES; s++) {
            strategy_run(&strategies[s], (uint64_t)(seed + round) * 100 + (uint64_t)s, load_ms);
            (void)fflush(stdout);
        }
    }
    crowd_close();
    table_print(rounds);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
