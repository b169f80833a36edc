/* SPDX-License-Identifier: Apache-2.0
 *
 * Structured log lines on stderr: one JSON object a line, with time, level, service, what happened
 * and the correlation id of the unit at hand. It takes ids, codes and numbers; personal data has
 * no way in. Library code does not log: workers and routers do, each failure once.
 */
#ifndef HALFSKY_BASE_LOG_H
#define HALFSKY_BASE_LOG_H

#include "base/err.h"
#include "base/id.h"

#include <stddef.h>
#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR, LOG_LEVEL_COUNT };

struct log_field {
    const char *name;
    const char *text; /* NULL: the number is meant */
    int64_t number;
};

/* Before any other thread is started. */
void log_open(const char *service, enum log_level least);
/* Every line of this thread carries it until it is set again; NULL ends it. */
void log_correlation(const char *correlation);
/* At most 4096 bytes leave; what does not fit is cut and the line says "cut":true. */
void log_write(enum log_level level, const char *what, const struct log_field *fields,
               size_t count);

static inline struct log_field log_field_text(const char *name, const char *text)
{
    return (struct log_field){name, text ? text : "", 0};
}

#define LOG_TEXT(name, value) log_field_text((name), (value))
#define LOG_NUMBER(name, value) ((struct log_field){(name), NULL, (int64_t)(value)})
#define LOG_ID(name, id) LOG_TEXT(name, ID_TEXT(id))
#define LOG_ERR(err) LOG_TEXT("kind", err_kind_name((err)->kind)), LOG_TEXT("why", (err)->message)
#define LOG(level, what, ...)                                                                      \
    log_write(level, what, (const struct log_field[]){__VA_ARGS__},                                \
              sizeof((const struct log_field[]){__VA_ARGS__}) / sizeof(struct log_field))

#endif
