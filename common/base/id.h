/* SPDX-License-Identifier: Apache-2.0
 *
 * UUIDv7 (RFC 9562) identities. The all-zero id means "absent".
 * This file never draws time or randomness: the unit of work brings both.
 */
#ifndef HALFSKY_BASE_ID_H
#define HALFSKY_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

struct id {
    uint8_t bytes[16];
};

enum { ID_TEXT_SIZE = 37 };

struct id id_v7(int64_t at_ms, const uint8_t random[10]);
bool id_is_absent(struct id id);
bool id_equal(struct id a, struct id b);
int id_compare(struct id a, struct id b); /* byte order, as PostgreSQL orders uuid */
/* Milliseconds UTC in a version 7 id; 0 for another version. */
int64_t id_time_ms(struct id id);
void id_format(struct id id, char ret_text[ID_TEXT_SIZE]);
/* Lower or upper case hex in the 8-4-4-4-12 form, nothing else. */
bool id_parse(const char *text, struct id *ret_id);

/* A formatted copy for printing, alive to the end of the enclosing block. */
struct id_text {
    char text[ID_TEXT_SIZE];
};
struct id_text id_text(struct id id);
#define ID_TEXT(id) (((struct id_text[1]){id_text(id)})[0].text)

#endif
