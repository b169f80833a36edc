/* SPDX-License-Identifier: Apache-2.0
 *
 * The named keys of a process, read once from a key file into guarded memory that stays out of
 * core files and swap and can no longer be written. They live until the process ends.
 * It must never say anything of a key but its id and its line.
 */
#include "adapters/seal.h"

#include "adapters/seal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEYS_MOST = 16, HEX_SIZE = 2 * SEAL_KEY_SIZE, FILE_MOST = 4096 };

struct seal_keys {
    size_t count;
    struct seal_key keys[KEYS_MOST];
};

static struct err *keys_read(const char *file, struct seal_keys *keys);
static void keys_discard(struct seal_keys *keys);

struct err *seal_keys_load(struct arena *arena, const char *file, struct seal_keys **ret_keys)
{
    (void)arena; /* an arena gives memory back unwiped and may end up in a core file */
    struct seal_keys *const keys = sodium_malloc(sizeof *keys);
    if (!keys)
        return err_of(PROBLEM_TRANSIENT, "no guarded memory for the keys of %s", file);
    memset(keys, 0, sizeof *keys);
    struct err *const err = keys_read(file, keys);
    if (err) {
        keys_discard(keys);
        return err_wrap(err, "reading key file %s", file);
    }
    sodium_mprotect_readonly(keys);
    *ret_keys = keys;
    return NULL;
}

const char *seal_keys_first_id(const struct seal_keys *keys) { return keys->keys[0].id; }

const char *seal_keys_id(const struct seal_keys *keys, size_t place)
{
    return place < keys->count ? keys->keys[place].id : NULL;
}

bool seal_keys_has(const struct seal_keys *keys, const char *key_id)
{
    return key_id && seal_key_find(keys, key_id);
}

const struct seal_key *seal_key_find(const struct seal_keys *keys, const char *key_id)
{
    if (!key_id)
        return &keys->keys[0];
    for (size_t i = 0; i < keys->count; i++)
        if (text_equal(keys->keys[i].id, key_id))
            return &keys->keys[i];
    return NULL;
}

static void keys_discard(struct seal_keys *keys) { sodium_free(keys); /* wipes */ }

static bool key_id_is_sound(const char *id, size_t size)
{
    if (size == 0 || size >= SEAL_KEY_ID_SIZE)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_.", id[i]))
            return false;
    return true;
}

static bool key_unhex(const char *hex, uint8_t ret_key[SEAL_KEY_SIZE])
{
    char digits[HEX_SIZE + 1] = {0};
    memcpy(digits, hex, HEX_SIZE);
    const bool is_read = text_unhex(digits, ret_key, SEAL_KEY_SIZE);
    sodium_memzero(digits, sizeof digits);
    return is_read && !sodium_is_zero(ret_key, SEAL_KEY_SIZE);
}

static struct err *key_add(struct seal_keys *keys, const char *line, size_t size)
{
    const char *const blank = memchr(line, ' ', size);
    const size_t id_size = blank ? (size_t)(blank - line) : 0;
    if (!key_id_is_sound(line, id_size) || size - id_size - 1 != HEX_SIZE)
        return err_of(PROBLEM_INVALID, "it must be `<key id> <%d hex digits>`", HEX_SIZE);
    if (keys->count == KEYS_MOST)
        return err_of(PROBLEM_INVALID, "a key file holds at most %d keys", KEYS_MOST);
    struct seal_key *const key = &keys->keys[keys->count];
    memcpy(key->id, line, id_size);
    if (keys->count > 0 && seal_keys_has(keys, key->id))
        return err_of(PROBLEM_INVALID, "key id %s is there twice", key->id);
    if (!key_unhex(blank + 1, key->bytes))
        return err_of(PROBLEM_INVALID, "key %s is not %d lower-case hex digits, or is all zero",
                      key->id, HEX_SIZE);
    keys->count++;
    return NULL;
}

static struct err *keys_parse(struct seal_keys *keys, const char *content, size_t size)
{
    const char *const end = content + size;
    for (size_t line = 1; content < end; line++) {
        const char *const newline = memchr(content, '\n', (size_t)(end - content));
        const char *const line_end = newline ? newline : end;
        if (line_end > content)
            TRY(err_wrap(key_add(keys, content, (size_t)(line_end - content)), "line %zu", line));
        content = line_end + 1;
    }
    return keys->count > 0 ? NULL : err_of(PROBLEM_INVALID, "it holds no key");
}

/* A key that others on the machine can read is not a key any more. */
static struct err *file_check(int fd)
{
    struct stat status;
    if (fstat(fd, &status) < 0)
        return err_of(PROBLEM_INVALID, "%s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        return err_of(PROBLEM_INVALID, "it is not a plain file");
    if (status.st_mode & (S_IRWXG | S_IRWXO))
        return err_of(PROBLEM_INVALID, "its mode is %03o: group and others must have no access",
                      (unsigned)(status.st_mode & 0777));
    if (status.st_uid != geteuid() && status.st_uid != 0)
        return err_of(PROBLEM_INVALID, "it belongs to another user");
    return NULL;
}

static struct err *file_parse(int fd, struct seal_keys *keys)
{
    TRY(file_check(fd));
    char content[FILE_MOST];
    size_t size = 0;
    ssize_t got;
    while (size < sizeof content && (got = read(fd, content + size, sizeof content - size)) != 0) {
        if (got < 0 && errno != EINTR)
            break;
        size += got > 0 ? (size_t)got : 0;
    }
    struct err *err = got < 0 ? err_of(PROBLEM_INVALID, "%s", strerror(errno)) : NULL;
    if (!err && size == sizeof content)
        err = err_of(PROBLEM_INVALID, "it is larger than %d bytes", FILE_MOST - 1);
    if (!err)
        err = keys_parse(keys, content, size);
    sodium_memzero(content, sizeof content);
    return err;
}

static struct err *keys_read(const char *file, struct seal_keys *keys)
{
    const int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return err_of(PROBLEM_INVALID, "%s", strerror(errno));
    struct err *const err = file_parse(fd, keys);
    (void)close(fd);
    return err;
}
