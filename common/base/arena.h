/* SPDX-License-Identifier: Apache-2.0
 *
 * An arena owns everything one unit of work allocates and gives it back at once.
 * It never returns NULL: running past its limit is a broken invariant and ends the process, because
 * every input that could grow it is bounded before it gets here (protocol.md U1, design.md §4).
 */
#ifndef HALFSKY_BASE_ARENA_H
#define HALFSKY_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* An arena that may grow to `limit` bytes; the caller owns it and ends it with arena_free. */
struct arena *arena_new(size_t limit);
/* Gives back every block but the first; all pointers into the arena are dead afterwards. */
void arena_reset(struct arena *arena);
/* Takes NULL. */
void arena_free(struct arena *arena);
void arena_free_at(struct arena **arena); /* for __attribute__((cleanup)) */

/* Zeroed and aligned for any object; the arena owns it. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` elements of `size` bytes, zeroed; the product is checked. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
/* NULL gives NULL. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *bytes, size_t size);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
#define ARENA_SCOPED __attribute__((cleanup(arena_free_at))) struct arena *

#endif
