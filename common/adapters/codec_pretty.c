/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON for people and for committed exports: two spaces, one member a line, members as they stand.
 * It prints what was parsed and never touches a value; records are written by codec_write.c.
 */
#include "adapters/codec_json.h"

#include <assert.h>

static int add_piece(const char *piece, size_t size, void *out)
{
    text_add_n(out, piece, size);
    return 0;
}

void codec_dump(const json_t *json, size_t flags, struct text *out)
{
    const int failed = json_dump_callback(json, add_piece, out, flags | JSON_ENCODE_ANY);
    assert(failed == 0); /* the callback takes everything, and what was parsed is well-formed */
    (void)failed;
}

struct err *codec_pretty(struct arena *arena, struct bytes json, const char **ret_pretty)
{
    CODEC_JSON_SCOPED parsed = NULL;
    TRY(codec_load(json, &parsed));
    struct text out;
    text_init(&out, arena);
    codec_dump(parsed, JSON_INDENT(2), &out);
    text_add_char(&out, '\n');
    *ret_pretty = text_get(&out);
    return NULL;
}
