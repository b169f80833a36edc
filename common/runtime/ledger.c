/* SPDX-License-Identifier: Apache-2.0
 *
 * The hash chain of the ledger (protocol.md L2): one hash over length-prefixed fields, the id not
 * among them, so that a row and the record it becomes on the wire hash alike.
 */
#include "runtime/unit.h"

#include "adapters/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add_text(struct seal_hash *hash, const char *text)
{
    seal_hash_add_field(hash, text ? text : "", text ? strlen(text) : 0);
}

static void add_number(struct seal_hash *hash, int64_t number)
{
    char text[24];
    const int size = snprintf(text, sizeof text, "%" PRId64, number);
    seal_hash_add_field(hash, text, (size_t)size);
}

struct err *wire_hash(struct arena *arena, const struct wire_event *wire, struct bytes previous,
                      uint8_t ret_hash[32])
{
    if (wire->algorithm.value != SEAL_SHA256 && wire->algorithm.value != SEAL_SM3)
        return err_of(PROBLEM_INVALID, "hash algorithm %" PRId64 " is not known",
                      wire->algorithm.value);
    struct seal_hash *hash = NULL;
    TRY(seal_hash_new(arena, (enum seal_hash_algorithm)wire->algorithm.value, &hash));
    add_number(hash, wire->algorithm.value);
    add_text(hash, wire->source);
    add_text(hash, code_name(&codes_stream, (int)wire->kind));
    add_text(hash, ID_TEXT(wire->stream_id));
    add_number(hash, wire->seq.value);
    add_text(hash, wire->type);
    add_text(hash, wire->region);
    add_text(hash, wire->actor);
    add_number(hash, wire->recorded_at);
    seal_hash_add_field(hash, wire->body.data, wire->body.size);
    seal_hash_add_field(hash, previous.data, previous.size);
    seal_hash_end(hash, ret_hash);
    return NULL;
}

struct err *ledger_hash(struct arena *arena, const char *service, const struct ledger_append *row,
                        struct bytes previous, uint8_t ret_hash[32])
{
    const struct wire_event wire = {
        .source = service,
        .kind = row->kind,
        .stream_id = row->stream_id,
        .seq = row->seq,
        .type = row->type,
        .region = row->region,
        .actor = row->actor,
        .recorded_at = row->recorded_at,
        .algorithm = row->algorithm,
        .body = {(const uint8_t *)row->body, strlen(row->body)},
    };
    return wire_hash(arena, &wire, previous, ret_hash);
}
