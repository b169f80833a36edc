/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints and reads Halfsky-At. Reading takes bytes from outside: it refuses, it never asserts.
 * It knows no store: command_checks.c compares what was read with what is here.
 */
#include "runtime/arrival.h"

#include <inttypes.h>
#include <string.h>

enum { ARRIVAL_MOST = 400 };

/* The tag of another client's header does not hold for this one. */
static const char *tagged(struct arena *arena, const char *said, struct id client)
{
    return arena_printf(arena, "%s;%s", said, ID_TEXT(client));
}

static struct err *tag_of(const struct seal_keys *keys, struct arena *arena, const char *key_id,
                          const char *message, const char **ret_tag)
{
    uint8_t tag[SEAL_HASH_SIZE];
    const struct bytes bytes = {(const uint8_t *)message, strlen(message)};
    TRY(seal_digest(keys, key_id, "arrival", bytes, tag));
    *ret_tag = text_base64(arena, tag, sizeof tag);
    return NULL;
}

struct err *arrival_print(const struct seal_keys *keys, struct arena *arena,
                          const struct arrival *arrival, struct id client, const char **ret_text)
{
    const char *said = arena_printf(arena, "%s/%s/%s/%" PRId64, arrival->source,
                                    code_name(&codes_stream, (int)arrival->kind),
                                    ID_TEXT(arrival->id), arrival->seq);
    const char *key_id = seal_keys_first_id(keys);
    const char *tag = NULL;
    TRY(tag_of(keys, arena, key_id, tagged(arena, said, client), &tag));
    *ret_text = arena_printf(arena, "%s;%s.%s", said, key_id, tag);
    return NULL;
}

static char *cut(char **rest, char separator)
{
    char *piece = *rest;
    char *end = piece ? strchr(piece, separator) : NULL;
    if (!end)
        return NULL;
    *end = '\0';
    *rest = end + 1;
    return piece;
}

static bool said_read(char *said, struct arrival *ret_arrival)
{
    char *rest = said;
    const char *source = cut(&rest, '/');
    const char *kind = cut(&rest, '/');
    const char *id = cut(&rest, '/');
    struct arrival arrival = {.source = source};
    if (!id || !id_parse(id, &arrival.id) || !text_to_int64(rest, &arrival.seq) || arrival.seq < 0)
        return false;
    arrival.kind = (enum stream)code_parse(&codes_stream, kind);
    *ret_arrival = arrival;
    return true;
}

bool arrival_read(const struct seal_keys *keys, struct arena *arena, const char *text,
                  struct id client, struct arrival *ret_arrival)
{
    if (strlen(text) > ARRIVAL_MOST)
        return false;
    char *rest = arena_text(arena, text);
    char *said = cut(&rest, ';');
    const char *expected = NULL;
    if (!said)
        return false;
    char *tag = strrchr(rest, '.'); /* key ids may hold dots, base64url does not */
    if (!tag)
        return false;
    *tag++ = '\0';
    if (!seal_keys_has(keys, rest))
        return false;
    struct err *err = tag_of(keys, arena, rest, tagged(arena, said, client), &expected);
    if (err || strlen(tag) != strlen(expected) || !seal_equal(tag, expected, strlen(expected)))
        return false;
    return said_read(said, ret_arrival) && ret_arrival->kind != STREAM_NONE;
}
