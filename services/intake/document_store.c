/* SPDX-License-Identifier: Apache-2.0
 *
 * A sealed file is a row of chunks, each its size in four bytes and then what is sealed. A chunk's
 * place and whether it is the last are part of what is authenticated, so that no chunk can be left
 * out, doubled or moved. It holds one chunk in memory at a time.
 */
#include "intake/document_store.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CHUNK_SIZE = 256 * 1024,
    BOX_MOST = CHUNK_SIZE + 1024,
    CHUNK_MEMORY = 4 * 1024 * 1024,
    ADDRESS_SIZE = 64
};

static void fd_close(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}
#define FD_SCOPED __attribute__((cleanup(fd_close))) int

static struct err *failed(const char *what)
{
    return err_of(PROBLEM_TRANSIENT, "the document store: %s: %s", what, strerror(errno));
}

/* --- bytes */

static struct err *read_some(int fd, uint8_t *bytes, size_t size, size_t *ret_got)
{
    size_t got = 0;
    while (got < size) {
        const ssize_t n = read(fd, bytes + got, size - got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed("a file cannot be read");
        if (n == 0)
            break;
        got += (size_t)n;
    }
    *ret_got = got;
    return NULL;
}

static struct err *write_all(int fd, const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    while (size > 0) {
        const ssize_t n = write(fd, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed("a file cannot be written");
        at += n;
        size -= (size_t)n;
    }
    return NULL;
}

/* --- places */

static struct err *folder_make(const char *path)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return NULL;
    return failed("a folder cannot be made");
}

static struct err *folder_sync(const char *path)
{
    FD_SCOPED fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) < 0)
        return failed("a folder cannot be synchronized");
    return NULL;
}

static struct err *passing_file(struct work *work, const char *name, const char **ret_path)
{
    const char *folder = arena_printf(work_arena(work), "%s/passing", vault_of(work)->folder);
    TRY(folder_make(vault_of(work)->folder));
    TRY(folder_make(folder));
    *ret_path = arena_printf(work_arena(work), "%s/%s", folder, name);
    return NULL;
}

static const char *folder_of(struct work *work, const char *address)
{
    return arena_printf(work_arena(work), "%s/%.2s", vault_of(work)->folder, address);
}

static const char *path_of(struct work *work, const char *address)
{
    return arena_printf(work_arena(work), "%s/%s", folder_of(work, address), address);
}

/* --- chunks */

struct chunks {
    struct work *work;
    const struct document_place *place;
    struct arena *arena; /* of one chunk */
    int from, to;
    size_t number;
};

static struct seal_place chunk_place(const struct chunks *c, bool is_last)
{
    return (struct seal_place){.wrapped = c->place->key.wrapped,
                               .key_context = c->place->key.owner,
                               .context =
                                   arena_printf(c->arena, "%s/document/%s/%zu/%s",
                                                c->place->key.owner, ID_TEXT(c->place->document_id),
                                                c->number, is_last ? "last" : "more")};
}

static struct err *box_write(const struct chunks *c, struct bytes box, struct seal_hash *hash)
{
    const uint32_t size = htobe32((uint32_t)box.size);
    seal_hash_add(hash, &size, sizeof size);
    seal_hash_add(hash, box.data, box.size);
    TRY(write_all(c->to, &size, sizeof size));
    return write_all(c->to, box.data, box.size);
}

/* The next chunk is read before this one is written: only then is it known to be the last. */
static struct err *chunks_close(struct chunks *c, struct seal_hash *hash)
{
    ARENA_SCOPED held = arena_new(CHUNK_MEMORY);
    uint8_t *now = arena_alloc(held, CHUNK_SIZE), *next = arena_alloc(held, CHUNK_SIZE);
    size_t now_size = 0, next_size = 0;
    TRY(read_some(c->from, now, CHUNK_SIZE, &now_size));
    for (bool is_last = false; !is_last; c->number++) {
        struct bytes box;
        TRY(read_some(c->from, next, CHUNK_SIZE, &next_size));
        is_last = next_size == 0;
        const struct seal_place place = chunk_place(c, is_last);
        const struct bytes plain = {now, now_size};
        TRY(seal_close(c->arena, vault_of(c->work)->person, &place, plain, &box));
        TRY(box_write(c, box, hash));
        arena_reset(c->arena);
        uint8_t *done = now;
        now = next;
        next = done;
        now_size = next_size;
    }
    return NULL;
}

/* `ret_box` is empty at the end of the file. */
static struct err *box_read(const struct chunks *c, struct bytes *ret_box)
{
    uint32_t size = 0;
    size_t got = 0;
    *ret_box = (struct bytes){NULL, 0};
    TRY(read_some(c->from, (uint8_t *)&size, sizeof size, &got));
    if (got == 0)
        return NULL;
    size = be32toh(size);
    if (got != sizeof size || size == 0 || size > BOX_MOST)
        return err_of(PROBLEM_BUG, "a sealed document has not its form");
    uint8_t *box = arena_alloc(c->arena, size);
    TRY(read_some(c->from, box, size, &got));
    if (got != size)
        return err_of(PROBLEM_BUG, "a sealed document is cut");
    *ret_box = (struct bytes){box, size};
    return NULL;
}

static struct err *is_at_end(int fd, bool *ret_end)
{
    const off_t here = lseek(fd, 0, SEEK_CUR);
    struct stat status;
    if (here < 0 || fstat(fd, &status) < 0)
        return failed("a file cannot be read");
    *ret_end = here >= status.st_size;
    return NULL;
}

static struct err *chunks_open(struct chunks *c)
{
    for (bool is_last = false; !is_last; c->number++) {
        struct bytes box, plain;
        TRY(box_read(c, &box));
        TRY(is_at_end(c->from, &is_last));
        const struct seal_place place = chunk_place(c, is_last);
        TRY(seal_open(c->arena, vault_of(c->work)->person, &place, box, &plain));
        TRY(write_all(c->to, plain.data, plain.size));
        arena_reset(c->arena);
    }
    return NULL;
}

/* --- putting and opening */

static struct err *seal_into(struct work *work, const struct document_place *place,
                             const char *from, const char *to, const char **ret_address)
{
    ARENA_SCOPED arena = arena_new(CHUNK_MEMORY);
    FD_SCOPED in = open(from, O_RDONLY | O_CLOEXEC);
    FD_SCOPED out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct chunks chunks = {work, place, arena, in, out, 0};
    struct seal_hash *hash = NULL;
    uint8_t digest[SEAL_HASH_SIZE];
    if (in < 0 || out < 0)
        return failed("a file cannot be opened");
    TRY(seal_hash_new(work_arena(work), SEAL_SHA256, &hash));
    TRY(chunks_close(&chunks, hash));
    if (fsync(out) < 0)
        return failed("a file cannot be synchronized");
    seal_hash_end(hash, digest);
    *ret_address = vault_hex(work, (struct bytes){digest, sizeof digest});
    return NULL;
}

static struct err *move_in(struct work *work, const char *from, const char *address)
{
    const char *folder = folder_of(work, address);
    TRY(folder_make(folder));
    if (rename(from, path_of(work, address)) < 0)
        return failed("a file cannot be moved in");
    TRY(folder_sync(folder));
    return folder_sync(vault_of(work)->folder);
}

struct err *document_store_put(struct work *work, const struct document_place *place,
                               const char *file, const char **ret_address)
{
    const char *passing = NULL;
    const char *address = NULL;
    TRY(passing_file(work, ID_TEXT(work_new_id(work)), &passing));
    struct err *err = seal_into(work, place, file, passing, &address);
    if (!err)
        err = move_in(work, passing, address);
    if (err) {
        (void)unlink(passing);
        return err;
    }
    *ret_address = address;
    return NULL;
}

static struct err *open_into(struct work *work, const struct document_place *place,
                             const char *from, const char *to)
{
    ARENA_SCOPED arena = arena_new(CHUNK_MEMORY);
    FD_SCOPED in = open(from, O_RDONLY | O_CLOEXEC);
    FD_SCOPED out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct chunks chunks = {work, place, arena, in, out, 0};
    if (in < 0 || out < 0)
        return failed("a file cannot be opened");
    return chunks_open(&chunks);
}

struct err *document_store_open(struct work *work, const struct document_place *place,
                                const char *address, const char **ret_file)
{
    const char *passing = NULL;
    if (strlen(address) != ADDRESS_SIZE)
        return err_of(PROBLEM_BUG, "a document's address has not its form");
    TRY(passing_file(work, ID_TEXT(work_new_id(work)), &passing));
    struct err *err = open_into(work, place, path_of(work, address), passing);
    if (err) {
        (void)unlink(passing);
        return err;
    }
    *ret_file = passing;
    return NULL;
}
