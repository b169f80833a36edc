/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes files of one secret. A file that others may read is refused: a token in it is no
 * secret any more.
 */
#include "cli/shared/secret_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECRET_MOST = 512 };

static void descriptor_close(const int *descriptor)
{
    if (*descriptor >= 0)
        (void)close(*descriptor);
}
#define DESCRIPTOR_SCOPED __attribute__((cleanup(descriptor_close))) const int

struct err *secret_read(struct arena *arena, const char *file, const char **ret_secret)
{
    struct stat status;
    char text[SECRET_MOST];
    DESCRIPTOR_SCOPED descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &status) != 0)
        return err_of(PROBLEM_INVALID, "%s cannot be read: %s", file, strerror(errno));
    if (status.st_mode & (S_IRWXG | S_IRWXO))
        return err_of(PROBLEM_INVALID, "%s is open to others: chmod 600 %s", file, file);
    const ssize_t size = read(descriptor, text, sizeof text);
    const char *end = size > 0 ? memchr(text, '\n', (size_t)size) : NULL;
    const size_t length = end ? (size_t)(end - text) : size > 0 ? (size_t)size : 0;
    if (length == 0 || length == sizeof text)
        return err_of(PROBLEM_INVALID, "%s holds no secret in its first line", file);
    *ret_secret = arena_text_n(arena, text, length);
    return NULL;
}

struct err *secret_write(const char *file, const char *secret)
{
    DESCRIPTOR_SCOPED descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return err_of(errno == EEXIST ? PROBLEM_CONFLICT : PROBLEM_INVALID, "%s cannot be made: %s",
                      file, strerror(errno));
    const size_t size = strlen(secret);
    if (write(descriptor, secret, size) != (ssize_t)size || write(descriptor, "\n", 1) != 1 ||
        fsync(descriptor) != 0)
        return err_of(PROBLEM_INVALID, "%s cannot be written: %s", file, strerror(errno));
    return NULL;
}
