/* SPDX-License-Identifier: Apache-2.0
 *
 * Which path belongs to which service, from a file: lines `METHOD PATTERN SERVICE
 * [upload|download|anonymous]`, where a segment `*` is any one segment and a last `**` is one or
 * more; the first line that fits counts. SERVICE `*` is whatever service the path itself names, in
 * the segment before the `**`. What a path means is the service's own affair.
 */
#ifndef HALFSKY_GATEWAY_ROUTE_FILE_H
#define HALFSKY_GATEWAY_ROUTE_FILE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

enum route_body {
    ROUTE_BODY_SMALL,
    ROUTE_BODY_UPLOAD,  /* a document comes: it goes through a file */
    ROUTE_BODY_DOWNLOAD /* a document goes back: the same */
};
enum { ROUTE_SEGMENTS_MOST = 12 };

struct route_line {
    const char *method; /* "*": any */
    const char *segments[ROUTE_SEGMENTS_MOST];
    size_t segment_count;
    bool has_rest;
    const char *service; /* "*": the path names it */
    enum route_body body;
    bool anonymous; /* also for who has no token; the service's own table must let it in as well */
};
struct route_file {
    const struct route_line *lines;
    size_t count;
};

/* PROBLEM_INVALID with the line that is wrong. */
MUST_CHECK struct err *route_file_load(struct arena *arena, const char *file,
                                       const struct route_file **ret_routes);
/* The same from a text. */
MUST_CHECK struct err *route_file_read(struct arena *arena, const char *text,
                                       const struct route_file **ret_routes);
/* NULL: none. */
const struct route_line *route_file_match(const struct route_file *routes, const char *method,
                                          const char *path);
/* The first line of this path by whatever method; NULL: none. */
const struct route_line *route_file_match_path(const struct route_file *routes, const char *path);
/* Adds to `allow` ("GET, POST"; NULL: none yet) the methods by which services other than `service`
 * have exactly this path. NULL: still none. */
const char *route_file_allow(struct arena *arena, const struct route_file *routes, const char *path,
                             const char *service, const char *allow);
/* Of a path that fits the line; one that the path names may be no service at all. */
const char *route_line_service(struct arena *arena, const struct route_line *line,
                               const char *path);

#endif
