/* SPDX-License-Identifier: Apache-2.0
 *
 * record NAME=VALUE…: produces one record on a suite topic with the certificate given, as the
 * topic's owner would or would not, and prints the hash that it carries and its place, so that the
 * next one of the stream can follow.
 *   brokers, ca, certificate, key; topic's service (service), id_service (the same) and header
 *   (the same) where they shall differ; kind, stream, seq, type, region, body; previous: the hash
 *   that it follows, absent: a first one; hash: said instead of the right one; at: recorded at;
 *   print: nothing is produced, the hash alone is printed.
 */
#include "adapters/seal.h"
#include "base/clock.h"
#include "runtime/unit.h"
#include "runtime/wire.h"
#include "tests/system/tool/words.h"

#include <inttypes.h>
#include <stdio.h>

enum { ARENA_MOST = 16 << 20, WAIT_MS = 10000, STEP_MS = 200, INCARNATION = 1 };

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

static struct err *make(struct making *making)
{
    const struct bus_options options = {.brokers = word(making->words, "brokers"),
                                        .ca_file = word(making->words, "ca"),
                                        .certificate_file = word(making->words, "certificate"),
                                        .key_file = word(making->words, "key"),
                                        .client_id = "halfsky-test"};
    struct bus_producer *producer = NULL;
    TRY(row_make(making));
    if (word(making->words, "print")) {
        hash_print(making, "");
        return NULL;
    }
    TRY(bus_producer_open(&options, &producer));
    struct err *err = produce(making, producer);
    bus_producer_close(producer);
    return err;
}

int main(int argc, char **argv)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    const struct words words = {argv + 1, argc - 1};
    struct making making = {.arena = arena, .words = &words};
    const struct err *err = make(&making);
    if (err)
        (void)fprintf(stderr, "record: %s\n", err->message);
    return err ? 1 : 0;
}
