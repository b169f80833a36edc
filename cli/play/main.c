/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky play FILE`: reads and checks the whole file first, then carries one case after the
 * other, waits until all is quiet, and prints each matter's timeline and one table.
 */
#include "adapters/seal.h"
#include "base/clock.h"
#include "cli/play/course.h"
#include "cli/play/play.h"
#include "cli/shared/chain.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ARENA_MOST = 256 << 20,
    FILE_MOST = 64 << 20,
    SAMPLE_ARENA = 64 << 20,
    SAMPLES_MOST = 100000,
    WAIT_USUAL_S = 120,
    DIGEST_SHOWN = 16,
    CITY_DIGITS = 4
};

static const char help[] =
    "halfsky play FILE    carry the cases of FILE along the chain 按样例文件办理事项\n"
    "  --station CODE     where they are filed 受理工作站 (S370103)\n"
    "  --rate N           matters a second at most 每秒事项数\n"
    "  --every S          seconds from one matter to the next 相邻事项间隔秒数\n"
    "  --only ID          one case alone 仅此一件\n"
    "  --keys FILE        the run's own secret; made where it is missing (run/secrets/play.key)\n"
    "  --wait SECONDS     patience for one answer and for quiet 等待秒数 (120)\n\n"
    "  halfsky play data/samples/cases.jsonl\n"
    "  halfsky play data/samples/cases.jsonl --only SD-09 --station S370202 --json\n\n";

/* A line of the file, checked beforehand. */
struct entry {
    const char *id, *text;
    size_t size;
    struct id matter_id;
    bool was_here;
};
struct show {
    struct play play;
    struct entry *entries;
    size_t count;
    int64_t rate;    /* 0: as fast as it goes */
    int64_t every_s; /* 0: as the rate says */
    int64_t quiet_ms;
    bool json;
};

/* --- the file */

static void stream_close(FILE **stream)
{
    if (*stream)
        (void)fclose(*stream);
}

static struct err *file_read(struct arena *arena, const char *file, struct text *ret_text)
{
    char part[8192];
    __attribute__((cleanup(stream_close))) FILE *stream = fopen(file, "re");
    if (!stream)
        return err_of(PROBLEM_INVALID, "%s cannot be opened 无法打开文件", file);
    text_init(ret_text, arena);
    for (size_t got; (got = fread(part, 1, sizeof part, stream)) > 0;) {
        if (ret_text->size + got > FILE_MOST)
            return err_of(PROBLEM_TOO_LARGE, "%s is larger than 64 MiB", file);
        text_add_n(ret_text, part, got);
    }
    return ferror(stream) ? err_of(PROBLEM_INVALID, "%s cannot be read", file) : NULL;
}

static struct err *line_parse(struct arena *arena, const char *text, size_t size,
                              struct sample *ret_sample)
{
    const struct json *json = NULL;
    TRY(json_parse(arena, text, size, &json));
    return sample_read(arena, json, ret_sample);
}

static struct err *line_check(struct show *show, struct entry *entry, size_t number)
{
    struct sample sample = {.unknown = ""};
    ARENA_SCOPED scratch = arena_new(SAMPLE_ARENA);
    TRY(err_wrap(line_parse(scratch, entry->text, entry->size, &sample), "line %zu", number));
    entry->id = arena_text(show->play.arena, sample.id);
    for (size_t i = 0; i < show->count; i++)
        if (strcmp(show->entries[i].id, entry->id) == 0)
            return err_of(PROBLEM_INVALID, "line %zu: the id %s is there twice", number, entry->id);
    if (*sample.unknown)
        (void)fprintf(stderr,
                      "%s: 未知用词按“其他”登记并保留原文 unknown words kept as other: %s\n",
                      sample.id, sample.unknown);
    return NULL;
}

/* Every line is checked before anything is sent. */
static struct err *lines_check(struct show *show, const struct text *text, const char *only)
{
    const char *at = text_get(text);
    show->entries = ARENA_ARRAY(show->play.arena, struct entry, SAMPLES_MOST);
    for (size_t number = 1; *at; number++) {
        struct entry entry = {.text = at, .size = strcspn(at, "\n")};
        at += entry.size + (at[entry.size] == '\n');
        if (strspn(entry.text, " \t\r\n") >= entry.size)
            continue;
        if (show->count == SAMPLES_MOST)
            return err_of(PROBLEM_TOO_LARGE, "more than %d cases", SAMPLES_MOST);
        TRY(line_check(show, &entry, number));
        if (!only || strcmp(only, entry.id) == 0)
            show->entries[show->count++] = entry;
    }
    return show->count > 0 ? NULL
                           : err_of(PROBLEM_INVALID, "no such case in the file 文件中无此样例");
}

/* --- who is there */

static const struct {
    enum role role;
    enum agency agency;
} acting[] = {{ROLE_MEDIATOR, AGENCY_LABOUR},
              {ROLE_ARBITRATOR, AGENCY_LABOUR},
              {ROLE_COURT_CLERK, AGENCY_COURT},
              {ROLE_AID_OFFICER, AGENCY_JUSTICE}};

static struct err *staff_open(struct play *play)
{
    const char *region = play->station->region;
    const char *city = arena_text_n(play->arena, region,
                                    strlen(region) < CITY_DIGITS ? strlen(region) : CITY_DIGITS);
    const struct client_add_request clerk = {
        .role = ROLE_CLERK, .agency = AGENCY_LABOUR, .region = region};
    TRY(actor_open(play, play->arena, "clerk", &clerk, &play->clerk));
    for (int agency = 1; agency < AGENCY_COUNT; agency++) {
        const struct client_add_request officer = {
            .role = ROLE_OFFICER, .agency = (enum agency)agency, .region = city};
        const char *name =
            arena_printf(play->arena, "officer %s", code_name(&codes_agency, agency));
        TRY(actor_open(play, play->arena, name, &officer, &play->officers[agency]));
    }
    for (size_t i = 0; i < sizeof acting / sizeof *acting; i++) {
        const struct client_add_request who = {
            .role = acting[i].role, .agency = acting[i].agency, .region = city};
        TRY(actor_open(play, play->arena, code_name(&codes_role, (int)acting[i].role), &who,
                       &play->staff[acting[i].role]));
    }
    return NULL;
}

/* --- carrying */

static struct err *entry_carry(struct show *show, struct entry *entry)
{
    struct sample sample = {.unknown = ""};
    ARENA_SCOPED scratch = arena_new(SAMPLE_ARENA);
    struct journey journey = {.play = &show->play, .arena = scratch, .sample = &sample};
    TRY(line_parse(scratch, entry->text, entry->size, &sample));
    TRY(journey_run(&journey));
    entry->matter_id = journey.matter_id;
    entry->was_here = journey.was_here;
    return NULL;
}

static struct err *entries_carry(struct show *show)
{
    const int64_t start = clock_monotonic_ms();
    for (size_t i = 0; i < show->count; i++) {
        struct entry *entry = &show->entries[i];
        const int64_t turn = show->every_s ? start + (int64_t)i * 1000 * show->every_s
                             : show->rate  ? start + (int64_t)i * 1000 / show->rate
                                           : 0;
        const int64_t now = clock_monotonic_ms();
        if (turn > now)
            pause_ms(turn - now);
        TRY(entry_carry(show, entry));
        (void)fprintf(stderr, "[%zu/%zu] %s %s %s\n", i + 1, show->count, entry->id,
                      ID_TEXT(entry->matter_id),
                      entry->was_here ? "已有，未重复登记 was there" : "已登记 registered");
    }
    return NULL;
}

/* --- printing */

static void summary_row(struct print_table *table, const char *id, const struct chain_view *chain,
                        const struct course *course)
{
    size_t accepted = 0;
    for (size_t i = 0; i < chain->offers.count; i++)
        accepted += chain->offers.items[i].state == OFFER_STATE_ACCEPTED;
    PRINT_ROW(table, id, arena_text(table->arena, chain->category_zh),
              chain_open_tracks(table->arena, chain),
              arena_printf(table->arena, "%zu/%zu", accepted, chain->offers.count),
              arena_printf(table->arena, "%zu", chain->batons.count),
              chain_next(table->arena, chain), course_end(table->arena, course));
}

/* As each service answered. */
struct answers {
    struct bytes chain, proceedings, aid;
};

static void entry_json(const struct entry *entry, const struct answers *answers)
{
    struct text line;
    ARENA_SCOPED scratch = arena_new(SAMPLE_ARENA);
    text_init(&line, scratch);
    text_add(&line, "{\"sample\":");
    codec_add_string(&line, entry->id);
    text_add(&line, ",\"chain\":");
    text_add_n(&line, (const char *)answers->chain.data, answers->chain.size);
    text_add(&line, ",\"proceedings\":");
    text_add_n(&line, (const char *)answers->proceedings.data, answers->proceedings.size);
    text_add(&line, ",\"legal_aid\":");
    text_add_n(&line, (const char *)answers->aid.data, answers->aid.size);
    text_add_char(&line, '}');
    (void)puts(text_get(&line));
}

static struct err *course_read(struct arena *arena, const struct answers *answers,
                               struct course *ret_course)
{
    *ret_course = (struct course){{.advice_zh = NULL}, {.advice_zh = NULL}};
    TRY(codec_read(arena, &record_proceeding_chain, answers->proceedings, CODEC_UNKNOWN_IGNORED,
                   &ret_course->proceedings));
    return codec_read(arena, &record_aid_chain, answers->aid, CODEC_UNKNOWN_IGNORED,
                      &ret_course->aid);
}

static struct err *entry_show(struct show *show, struct entry *entry, struct print_table *summary)
{
    struct answers answers;
    struct course course;
    ARENA_SCOPED scratch = arena_new(SAMPLE_ARENA);
    struct sample sample = {.unknown = ""};
    struct journey journey = {.play = &show->play, .arena = scratch, .sample = &sample};
    TRY(line_parse(scratch, entry->text, entry->size, &sample));
    TRY(journey_open(&journey));
    journey.matter_id = entry->matter_id;
    TRY(journey_read(&journey, &answers.chain));
    TRY(journey_read_services(&journey, &answers.proceedings, &answers.aid));
    TRY(course_read(scratch, &answers, &course));
    summary_row(summary, entry->id, &journey.chain, &course);
    if (show->json) {
        entry_json(entry, &answers);
        return NULL;
    }
    printf("\n%s  %s\n", entry->id, sample.title ? sample.title : "");
    chain_print(scratch, &journey.chain);
    course_print(scratch, &course);
    return NULL;
}

static struct err *entries_show(struct show *show)
{
    struct print_table summary;
    print_table_init(&summary, show->play.arena, 7);
    PRINT_ROW(&summary, "样例 sample", "速裁类别 category", "办理中环节 open tracks",
              "告知接受 offers", "交接", "下一步 next", "已到 end");
    for (size_t i = 0; i < show->count; i++)
        TRY(entry_show(show, &show->entries[i], &summary));
    if (!show->json) {
        printf("\n汇总 summary：%zu 件\n", show->count);
        print_table_show(&summary);
        return play_figures_show(&show->play);
    }
    return NULL;
}

/* --- the command */

static struct err *number_read(const char *text, const char *name, int64_t usual, int64_t *ret)
{
    *ret = usual;
    if (text && (!text_to_int64(text, ret) || *ret < 1 || *ret > 100000))
        return err_of(PROBLEM_INVALID, "%s: a number from 1 to 100000", name);
    return NULL;
}

static struct err *settings_read(struct show *show, const struct play_options *options)
{
    struct play *play = &show->play;
    struct seal_keys *keys = NULL;
    int64_t wait_s = 0;
    TRY(number_read(options->rate, "--rate", 0, &show->rate));
    TRY(number_read(options->every_s, "--every", 0, &show->every_s));
    TRY(number_read(options->wait_s, "--wait", WAIT_USUAL_S, &wait_s));
    play->wait_ms = show->quiet_ms = wait_s * 1000;
    play->station = station_find(options->station ? options->station : "S370103");
    if (!play->station)
        return err_of(PROBLEM_INVALID, "no such station 无此工作站: %s", options->station);
    TRY(play_keys_load(play->arena, options->keys ? options->keys : "run/secrets/play.key", &keys));
    play->keys = keys;
    return NULL;
}

static void seed_make(struct play *play, const struct text *text)
{
    uint8_t hash[SEAL_HASH_SIZE];
    char *digits = arena_alloc(play->arena, 2 * SEAL_HASH_SIZE + 1);
    seal_token_hash(text_get(text), hash);
    text_hex(hash, sizeof hash, digits);
    play->digest = arena_text_n(play->arena, digits, DIGEST_SHOWN);
    play->seed = arena_printf(play->arena, "%s %s", digits, play->station->code);
}

static struct err *play_run(struct session *session, const struct play_options *options,
                            const char *file)
{
    struct show *show = ARENA_NEW(session->arena, struct show);
    struct text text;
    bool is_quiet = false;
    show->play.arena = session->arena;
    show->play.operator_session = session;
    show->json = options->session.json;
    TRY(settings_read(show, options));
    TRY(file_read(session->arena, file, &text));
    TRY(lines_check(show, &text, options->only));
    seed_make(&show->play, &text);
    TRY(staff_open(&show->play));
    TRY(entries_carry(show));
    TRY(quiet_wait(&show->play, show->quiet_ms, &is_quiet));
    TRY(entries_show(show));
    if (!is_quiet)
        return err_of(PROBLEM_CONFLICT,
                      "事项已登记，但系统在时限内未静止 the matters are registered, "
                      "but the suite did not become quiet in time: "
                      "halfsky status tells what waits");
    return NULL;
}

static int usage(const char *why)
{
    if (why)
        (void)fprintf(stderr, "%s\n\n", why);
    (void)fprintf(why ? stderr : stdout, "%s%s", help, session_options_help);
    return why ? EXIT_WRONG_USE : EXIT_DONE;
}

int main(int argc, char **argv)
{
    struct play_options o = {.station = NULL};
    const struct cli_option options[] = {
        SESSION_OPTIONS(o.session),  {"--station", &o.station, NULL},
        {"--rate", &o.rate, NULL},   {"--every", &o.every_s, NULL},
        {"--only", &o.only, NULL},   {"--keys", &o.keys, NULL},
        {"--wait", &o.wait_s, NULL}, {NULL, NULL, NULL}};
    struct cli_words words;
    const struct err *wrong = options_read(argc, argv, options, &words);
    if (wrong)
        return usage(wrong->message);
    if (o.session.help)
        return usage(NULL);
    if (words.count != 1)
        return usage("which file? 缺少样例文件");
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct session session = {.arena = arena};
    struct err *err = session_open(arena, &o.session, &session);
    if (!err)
        err = play_run(&session, &o, words.words[0]);
    return session_end(&session, err);
}
