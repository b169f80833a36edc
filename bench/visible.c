/* SPDX-License-Identifier: Apache-2.0
 *
 * How long after her 201 a woman sees her matter in triage, and a clerk of its station its facts
 * in stats. Matters are registered through the gateway at a steady rate, whether or not the earlier
 * ones were answered or seen; one in PROBE_EVERY is asked for, by somebody else than who sends,
 * until it is there. A measurement, never a test: it fails only when an answer is wrong.
 *
 * visible SAMPLES --config FILE --keys FILE [--rate N] [--seconds N] [--stats]
 */
#include "adapters/seal.h"
#include "base/clock.h"
#include "base/text.h"
#include "cli/play/play.h"
#include "cli/shared/options.h"

#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SENDERS = 32,
    SAMPLES = 24,
    LINE_MOST = 1 << 20,
    RATE_USUAL = 200,
    SECONDS_USUAL = 30,
    PROBE_EVERY = 41, /* no divisor of SENDERS: every sender's matters are asked for */
    PROBE_PAUSE_MS = 10,
    WARM_SECONDS = 5,
    SLOWEST = 5, /* told with when they were sent */
    MATTERS_MOST = 200000,
    ARENA_MOST = 16 << 20,
    GIVE_UP_MS = 30000,
    CREATED = 201,
    FOUND = 200,
    NOT_FOUND = 404, /* before its access is here, a matter is none that the asker may know of */
    NOT_HERE_YET = 409,
    LATE_US = 10000
};

/* What one thread knows; a fetcher serves one thread. */
struct side {
    struct arena *arena;
    struct play play;
    struct session operator_session;
    struct actor actor;
    pthread_t thread;
};

/* A matter to be asked for. */
struct job {
    int at;
    bool in_stats;
    struct id matter_id;
    const char *arrival;
    int64_t answered_us; /* monotonic */
};

struct sender {
    struct side sends, asks; /* the same worker */
    struct side counts;      /* a clerk of the station */
    const char *body;
    int number;
    struct job *jobs; /* as many as it can ever have */
    int job_count;    /* under the lock, as is `ended` */
    bool ended;
    pthread_mutex_t lock;
    pthread_cond_t news;
};

static struct sender senders[SENDERS];
static int rate, seconds;
static bool with_stats;
static int64_t start_us;
static int64_t answered_us[MATTERS_MOST], visible_us[MATTERS_MOST]; /* 0: none */
static int64_t counted_us[MATTERS_MOST];
static int64_t late_us[MATTERS_MOST];

static void await_us(int64_t when_us)
{
    const int64_t left_us = when_us - clock_monotonic_us();
    if (left_us > 0)
        (void)poll(NULL, 0, (int)((left_us + 999) / 1000));
}

static struct err *probe(struct sender *sender, const struct job *job)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct session_reply reply = {.status = 0};
    const char *path = job->in_stats ? "/v1/stats/matters" : "/v1/matters";
    struct side *side = job->in_stats ? &sender->counts : &sender->asks;
    const struct session_ask ask = {
        .method = "GET",
        .target = arena_printf(arena, "%s/%s", path, ID_TEXT(job->matter_id)),
        .arrival = job->in_stats ? NULL : job->arrival};
    while (clock_monotonic_us() - job->answered_us < GIVE_UP_MS * INT64_C(1000)) {
        TRY(session_ask(&side->actor.session, arena, &ask, &reply));
        if (reply.status == FOUND) {
            (job->in_stats ? counted_us : visible_us)[job->at] =
                clock_monotonic_us() - job->answered_us;
            return NULL;
        }
        if (reply.status != NOT_HERE_YET && !(job->in_stats && reply.status == NOT_FOUND))
            return session_check(arena, &ask, &reply);
        (void)poll(NULL, 0, PROBE_PAUSE_MS);
    }
    return err_of(PROBLEM_CONFLICT, "a matter was not seen within %d ms", GIVE_UP_MS);
}

static void end_on(const struct err *err)
{
    if (!err)
        return;
    (void)fprintf(stderr, "visible: %s\n", err->message);
    exit(1);
}

/* The next job, or NULL when no more will come. */
static const struct job *job_take(struct sender *sender, int number)
{
    pthread_mutex_lock(&sender->lock);
    while (sender->job_count <= number && !sender->ended)
        pthread_cond_wait(&sender->news, &sender->lock);
    const struct job *job = sender->job_count > number ? &sender->jobs[number] : NULL;
    pthread_mutex_unlock(&sender->lock);
    return job;
}

static void *asker_run(void *context)
{
    struct sender *sender = context;
    const struct job *job = NULL;
    for (int number = 0; (job = job_take(sender, number)); number++)
        end_on(probe(sender, job));
    return NULL;
}

static void job_give(struct sender *sender, const struct job *job)
{
    pthread_mutex_lock(&sender->lock);
    if (job)
        sender->jobs[sender->job_count++] = *job;
    else
        sender->ended = true;
    pthread_cond_signal(&sender->news);
    pthread_mutex_unlock(&sender->lock);
}

static struct err *register_one(struct sender *sender, int at)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct session_reply reply = {.status = 0};
    struct matter_answer answer = {.external_ref = NULL};
    const struct session_ask ask = {
        .method = "POST", .target = "/v1/matters", .body = sender->body};
    const int64_t due_us = start_us + at * INT64_C(1000000) / rate;
    await_us(due_us);
    const int64_t sent_us = clock_monotonic_us();
    TRY(session_ask(&sender->sends.actor.session, arena, &ask, &reply));
    if (reply.status != CREATED)
        return session_check(arena, &ask, &reply);
    const int64_t now_us = clock_monotonic_us();
    answered_us[at] = now_us - sent_us;
    late_us[at] = sent_us - due_us;
    if (at % PROBE_EVERY)
        return NULL;
    TRY(codec_read(arena, &record_matter_answer, reply.body, CODEC_UNKNOWN_IGNORED, &answer));
    const struct job job = {at, with_stats && at / PROBE_EVERY % 2 == 1, answer.matter_id,
                            arena_text(sender->sends.arena, reply.arrival), now_us};
    job_give(sender, &job);
    return NULL;
}

static void *sender_run(void *context)
{
    struct sender *sender = context;
    for (int at = sender->number; at < rate * seconds; at += SENDERS)
        end_on(register_one(sender, at));
    job_give(sender, NULL);
    return NULL;
}

/* The published cases in turn, as `halfsky play` files them. */
static struct err *sample_take(struct arena *arena, const char *file, int number,
                               struct sample *ret_sample)
{
    char *line = arena_alloc(arena, LINE_MOST);
    const struct json *json = NULL;
    FILE *stream = fopen(file, "re");
    if (!stream)
        return err_of(PROBLEM_INVALID, "%s cannot be opened", file);
    for (int i = 0; i <= number % SAMPLES; i++)
        if (!fgets(line, LINE_MOST, stream))
            return err_of(PROBLEM_INVALID, "%s has fewer than %d cases", file, SAMPLES);
    (void)fclose(stream);
    TRY(json_parse(arena, line, strlen(line), &json));
    return sample_read(arena, json, ret_sample);
}

static struct err *side_open(const struct play_options *options, const char *name,
                             const struct client_add_request *who, struct side *ret_side)
{
    struct seal_keys *keys = NULL;
    ret_side->arena = arena_new(ARENA_MOST);
    TRY(session_open(ret_side->arena, &options->session, &ret_side->operator_session));
    TRY(play_keys_load(ret_side->arena, options->keys, &keys));
    ret_side->play = (struct play){.arena = ret_side->arena,
                                   .operator_session = &ret_side->operator_session,
                                   .keys = keys,
                                   .station = station_find("S370103"),
                                   .seed = "bench",
                                   .wait_ms = GIVE_UP_MS};
    return actor_open(&ret_side->play, ret_side->arena,
                      name, who, &ret_side->actor);
}

static struct err *sender_open(struct arena *arena, const struct play_options *options,
                               const char *file, int number)
{
    struct sender *sender = &senders[number];
    struct sample sample = {.unknown = ""};
    sender->number = number;
    sender->jobs = ARENA_ARRAY(arena, struct job, (size_t)(rate * seconds / SENDERS) + 1);
    pthread_mutex_init(&sender->lock, NULL);
    pthread_cond_init(&sender->news, NULL);
    const char *name = arena_printf(arena, "bench worker %d", number);
    const struct client_add_request worker = {.role = ROLE_WORKER, .region = "370103"};
    const struct client_add_request clerk = {
        .role = ROLE_CLERK, .agency = AGENCY_LABOUR, .region = "370103"};
    TRY(side_open(options, name, &worker, &sender->sends));
    TRY(side_open(options, name, &worker, &sender->asks));
    if (with_stats)
        TRY(side_open(options, "bench clerk", &clerk, &sender->counts));
    TRY(sample_take(arena, file, number, &sample));
    sample.matter.station_code = "S370103";
    sample.matter.channel = CHANNEL_ONLINE;
    sample.matter.account_id = sender->sends.actor.account_id;
    return session_body(arena, &record_matter_register_request, &sample.matter, &sender->body);
}

struct taken {
    int64_t us;
    int at;
};

static int by_size(const void *a, const void *b)
{
    const struct taken *left = a, *right = b;
    return (left->us > right->us) - (left->us < right->us);
}

/* Without the warm-up and what was not measured. When the slowest were sent tells whether something
 * stood still for a moment or everything was slow. */
static void report(const char *what, const int64_t *times)
{
    static struct taken kept[MATTERS_MOST];
    size_t count = 0;
    for (int at = rate * WARM_SECONDS; at < rate * seconds; at++)
        if (times[at] > 0)
            kept[count++] = (struct taken){times[at], at};
    qsort(kept, count, sizeof *kept, by_size);
    const size_t middle = count / 2, near_last = count * 99 / 100;
    if (count > 0)
        printf("%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms (%zu measured)\n", what,
               (double)kept[middle].us / 1000, (double)kept[near_last].us / 1000,
               (double)kept[count - 1].us / 1000, count);
    for (size_t i = count; i > 0 && i + SLOWEST > count; i--)
        printf("    %.1f ms at %.1f s\n", (double)kept[i - 1].us / 1000,
               (double)kept[i - 1].at / rate);
}

static void report_rate(int64_t spent_us)
{
    int late = 0;
    for (int at = 0; at < rate * seconds; at++)
        late += late_us[at] > LATE_US;
    printf("%d matters in %.1f s: %.0f a second of %d wanted, %d sent more than %d ms late\n",
           rate * seconds, (double)spent_us / 1000000,
           rate * seconds * 1000000.0 / (double)spent_us, rate, late, LATE_US / 1000);
}

static struct err *measure(struct arena *arena, const struct play_options *options,
                           const char *file)
{
    for (int i = 0; i < SENDERS; i++)
        TRY(sender_open(arena, options, file, i));
    start_us = clock_monotonic_us() + 100000;
    for (int i = 0; i < SENDERS; i++)
        if (pthread_create(&senders[i].asks.thread, NULL, asker_run, &senders[i]) ||
            pthread_create(&senders[i].sends.thread, NULL, sender_run, &senders[i]))
            return err_of(PROBLEM_TRANSIENT, "no thread");
    for (int i = 0; i < SENDERS; i++)
        pthread_join(senders[i].sends.thread, NULL);
    report_rate(clock_monotonic_us() - start_us);
    for (int i = 0; i < SENDERS; i++)
        pthread_join(senders[i].asks.thread, NULL);
    report("answered 201", answered_us);
    report("201 to visible in triage", visible_us);
    if (with_stats)
        report("201 to visible in stats", counted_us);
    return NULL;
}

/* 0 where it is no number of a sensible size, which the caller refuses. */
static int number_of(const char *text, int usual)
{
    int64_t number = 0;
    if (!text)
        return usual;
    return text_to_int64(text, &number) && number > 0 && number <= 10000 ? (int)number : 0;
}

int main(int argc, char **argv)
{
    struct play_options o = {.station = NULL};
    const char *rate_text = NULL, *seconds_text = NULL;
    const struct cli_option options[] = {SESSION_OPTIONS(o.session),
                                         {"--keys", &o.keys, NULL},
                                         {"--rate", &rate_text, NULL},
                                         {"--seconds", &seconds_text, NULL},
                                         {"--stats", NULL, &with_stats},
                                         {NULL, NULL, NULL}};
    struct cli_words words;
    ARENA_SCOPED arena = arena_new(256 << 20);
    const struct err *err = options_read(argc, argv, options, &words);
    rate = number_of(rate_text, RATE_USUAL);
    seconds = number_of(seconds_text, SECONDS_USUAL);
    if (err || rate < 1 || seconds <= WARM_SECONDS || rate * seconds > MATTERS_MOST || !o.keys ||
        words.count != 1) {
        (void)fputs("visible SAMPLES --config FILE --keys FILE [--rate N] [--seconds N] "
                    "[--stats]\n",
                    stderr);
        return EXIT_WRONG_USE;
    }
    err = measure(arena, &o, words.words[0]);
    if (err)
        (void)fprintf(stderr, "visible: %s\n", err->message);
    return err ? 1 : 0;
}
