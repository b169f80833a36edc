/* SPDX-License-Identifier: Apache-2.0
 *
 * The `name=value` words of a test tool's command line. What is not said is NULL, so that a tool
 * decides itself what absence means.
 */
#ifndef HALFSKY_TESTS_SYSTEM_TOOL_WORDS_H
#define HALFSKY_TESTS_SYSTEM_TOOL_WORDS_H

#include <string.h>

struct words {
    char **items;
    int count;
};

static inline const char *word(const struct words *words, const char *name)
{
    const size_t size = strlen(name);
    for (int i = 0; i < words->count; i++)
        if (strncmp(words->items[i], name, size) == 0 && words->items[i][size] == '=')
            return words->items[i] + size + 1;
    return NULL;
}

#endif
