/* SPDX-License-Identifier: Apache-2.0
 *
 * record NAME=VALUE…: produces one record as a topic's owner would or would not, and prints the
 * hash that it carries and its place. brokers, ca, certificate, key; service, and id_service and
 * header where they shall differ; kind, stream, seq, type, region, body, at; previous: the hash it
 * follows; hash: said instead of the right one; print: nothing is produced, the hash is printed.
 * record serve: the same for each line of the input, tabs between its words; a line is said for
 * each, and a connection is kept for each certificate.
 */
#include "adapters/seal.h"
#include "base/clock.h"
#include "runtime/unit.h"
#include "runtime/wire.h"
#include "tests/system/tool/words.h"

#include <inttypes.h>
#include <stdio.h>

enum { ARENA_MOST = 16 << 20, WAIT_MS = 10000, STEP_MS = 200, INCARNATION = 1 };
enum { WORDS_MOST = 24, PRODUCERS_MOST = 16, PATH_SIZE = 300, LINE_SIZE = 1 << 17 };

static struct {
    char certificate[PATH_SIZE];
    struct bus_producer *producer;
} kept[PRODUCERS_MOST];
static size_t kept_count;

struct making {
    struct arena *arena;
    const struct words *words;
    struct ledger_append row;
    uint8_t hash[SEAL_HASH_SIZE];
};

static const char *word_or(const struct making *making, const char *name, const char *usual)
{
    const char *value = word(making->words, name);
    return value ? value : usual;
}

static struct err *number_of(const struct making *making, const char *name, int64_t usual,
                             int64_t *ret)
{
    const char *text = word(making->words, name);
    *ret = usual;
    return !text || text_to_int64(text, ret) ? NULL
                                             : err_of(PROBLEM_INVALID, "%s: no number", name);
}

static struct err *hash_read(const struct making *making, const char *name,
                             uint8_t ret_hash[SEAL_HASH_SIZE], bool *ret_given)
{
    const char *text = word(making->words, name);
    *ret_given = text && *text;
    return !*ret_given || text_unhex(text, ret_hash, SEAL_HASH_SIZE)
               ? NULL
               : err_of(PROBLEM_INVALID, "%s: no hash", name);
}

static struct err *hash_make(struct making *making)
{
    uint8_t previous[SEAL_HASH_SIZE];
    bool follows = false, is_given = false;
    TRY(hash_read(making, "previous", previous, &follows));
    TRY(hash_read(making, "hash", making->hash, &is_given));
    const struct bytes before = {previous, follows ? sizeof previous : 0};
    if (!is_given)
        TRY(ledger_hash(making->arena, word(making->words, "service"), &making->row, before,
                        making->hash));
    making->row.hash = (struct bytes){making->hash, sizeof making->hash};
    return NULL;
}

static struct err *row_make(struct making *making)
{
    int64_t seq = 1, at = 0;
    struct ledger_append *row = &making->row;
    TRY(number_of(making, "seq", 1, &seq));
    TRY(number_of(making, "at", clock_now_ms(), &at));
    *row = (struct ledger_append){
        .kind = (enum stream)code_parse(&codes_stream, word_or(making, "kind", "matter")),
        .seq = count_of(seq),
        .type = word(making->words, "type"),
        .region = word_or(making, "region", "370103"),
        .actor = "service/test",
        .recorded_at = at,
        .correlation = "system-test",
        .body = word_or(making, "body", "{}"),
        .algorithm = count_of(SEAL_SHA256)};
    if (!id_parse(word_or(making, "stream", ""), &row->stream_id))
        return err_of(PROBLEM_INVALID, "stream: no id");
    return hash_make(making);
}

static struct bus_record record_make(struct making *making)
{
    const char *service = word(making->words, "service");
    struct bus_record record =
        wire_encode(making->arena, word_or(making, "id_service", service),
                    wire_topic(making->arena, service), &making->row, INCARNATION);
    struct bus_header *headers =
        arena_copy(making->arena, record.headers, record.header_count * sizeof *record.headers);
    for (size_t i = 0; i < record.header_count; i++)
        if (strcmp(headers[i].name, "ce_source") == 0)
            headers[i].value =
                arena_printf(making->arena, "/halfsky/%s", word_or(making, "header", service));
    record.headers = headers;
    return record;
}

static struct err *delivered(struct bus_producer *producer, struct bus_report *ret_report)
{
    for (int waited = 0; waited < WAIT_MS; waited += STEP_MS)
        if (bus_reports(producer, STEP_MS, ret_report, 1) == 1)
            return ret_report->delivered
                       ? NULL
                       : err_of(PROBLEM_FORBIDDEN, "not delivered: %s", ret_report->why);
    return err_of(PROBLEM_TRANSIENT, "not delivered in time");
}

static void hash_print(const struct making *making, const char *rest)
{
    char hex[2 * SEAL_HASH_SIZE + 1];
    text_hex(making->hash, sizeof making->hash, hex);
    printf("%s%s\n", hex, rest);
}

static struct err *produce(struct making *making, struct bus_producer *producer)
{
    struct bus_report report = {.token = 0};
    const struct bus_record record = record_make(making);
    TRY(bus_produce(producer, &record, 1));
    TRY(delivered(producer, &report));
    hash_print(making, arena_printf(making->arena, " %" PRId32 " %" PRId64, report.partition,
                                    report.offset));
    return NULL;
}

static struct err *producer_of(const struct making *making, struct bus_producer **ret_producer)
{
    const struct bus_options options = {.brokers = word(making->words, "brokers"),
                                        .ca_file = word(making->words, "ca"),
                                        .certificate_file = word(making->words, "certificate"),
                                        .key_file = word(making->words, "key"),
                                        .client_id = "halfsky-test"};
    if (!options.certificate_file)
        return err_of(PROBLEM_INVALID, "certificate: not said");
    for (size_t i = 0; i < kept_count; i++)
        if (strcmp(kept[i].certificate, options.certificate_file) == 0) {
            *ret_producer = kept[i].producer;
            return NULL;
        }
    if (kept_count == PRODUCERS_MOST)
        return err_of(PROBLEM_INVALID, "more than %d certificates", PRODUCERS_MOST);
    TRY(bus_producer_open(&options, ret_producer));
    kept[kept_count].producer = *ret_producer;
    (void)snprintf(kept[kept_count++].certificate, PATH_SIZE, "%s", options.certificate_file);
    return NULL;
}

static struct err *make(struct arena *arena, const struct words *words)
{
    struct making making = {.arena = arena, .words = words};
    struct bus_producer *producer = NULL;
    TRY(row_make(&making));
    if (word(words, "print")) {
        hash_print(&making, "");
        return NULL;
    }
    TRY(producer_of(&making, &producer));
    return produce(&making, producer);
}

static void line_serve(struct arena *arena, char *line)
{
    char *items[WORDS_MOST];
    struct words words = {items, 0};
    line[strcspn(line, "\n")] = '\0';
    for (char *rest = line; rest && words.count < WORDS_MOST;)
        items[words.count++] = strsep(&rest, "\t");
    const struct err *err = make(arena, &words);
    if (err)
        printf("refused: %s\n", err->message);
    (void)fflush(stdout);
    arena_reset(arena);
}

static int serve(struct arena *arena)
{
    static char line[LINE_SIZE];
    while (fgets(line, sizeof line, stdin))
        line_serve(arena, line);
    return 0;
}

static int make_one(struct arena *arena, const struct words *words)
{
    const struct err *err = make(arena, words);
    if (err)
        (void)fprintf(stderr, "record: %s\n", err->message);
    return err ? 1 : 0;
}

int main(int argc, char **argv)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    const struct words words = {argv + 1, argc - 1};
    const bool serves = argc == 2 && strcmp(argv[1], "serve") == 0;
    const int status = serves ? serve(arena) : make_one(arena, &words);
    while (kept_count > 0)
        bus_producer_close(kept[--kept_count].producer);
    return status;
}
