/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzzes the codec: what reads must be writable, canonical and read again the same; nothing may be
 * read past its end, leak or run long. The event type is the name of the last folder or file given,
 * so that seeds are plain bodies; without one every type reads the input. tests/fuzz/run.sh runs
 * it.
 */
#include "adapters/codec.h"
#include "contracts/events.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MOST = 256 * 1024 * 1024 };

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct event_type *chosen;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *const last = (*argv)[*argc - 1];
    const char *const slash = strrchr(last, '/');
    chosen = event_find(slash ? slash + 1 : last);
    return 0;
}

/* Read leniently, written, read strictly: the second writing gives the first one's bytes. */
static void round_trip(struct arena *arena, const struct record_type *type, const void *record)
{
    struct text first;
    struct text second;
    text_init(&first, arena);
    text_init(&second, arena);
    if (codec_write(type, record, SENSITIVITY_sealed, &first))
        return; /* a required code of an open set that this version does not know */
    void *const again = arena_alloc(arena, type->size);
    const struct bytes bytes = {(const uint8_t *)text_get(&first), first.size};
    struct err *err = codec_read(arena, type, bytes, CODEC_UNKNOWN_IGNORED, again);
    if (err || codec_write(type, again, SENSITIVITY_sealed, &second) ||
        strcmp(text_get(&first), text_get(&second)) != 0)
        abort();
}

static void read_both_ways(const struct record_type *type, struct bytes json)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    void *const lenient = arena_alloc(arena, type->size);
    void *const strict = arena_alloc(arena, type->size);
    struct err *const err = codec_read(arena, type, json, CODEC_UNKNOWN_IGNORED, lenient);
    if (!err)
        round_trip(arena, type, lenient);
    else
        assert(err->kind == ERR_INVALID && text_is_utf8(err->pointer, strlen(err->pointer)));
    struct err *const refusal = codec_read(arena, type, json, CODEC_UNKNOWN_REFUSED, strict);
    if (!refusal && err)
        abort(); /* strict takes what lenient refuses */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct bytes json = {data, size};
    for (size_t i = 0; event_types[i]; i++)
        if (!chosen || chosen == event_types[i])
            read_both_ways(event_types[i]->record, json);
    return 0;
}
