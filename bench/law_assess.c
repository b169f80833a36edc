/* SPDX-License-Identifier: Apache-2.0
 *
 * How many full assessments a core makes in a second, over the published cases.
 * A measurement, never a test: nothing fails when the machine is slow. Run it from the root of the
 * tree.
 */
#include "base/clock.h"
#include "cli/law/assess.h"
#include "cli/law/json.h"
#include "cli/law/sample.h"

#include <stdio.h>
#include <string.h>

enum { CASES = 24, FILE_LIMIT = 1 << 20, ROUNDS = 4000 };

static struct assessment assessment;
static struct facts facts[CASES];
static char text[FILE_LIMIT];

int main(void)
{
    struct arena *arena = arena_new(64 << 20);
    FILE *file = fopen("data/law/cases.jsonl", "rb");
    char *at = text;
    int64_t start_us;
    int64_t spent_us;

    if (!file)
        return 2;
    text[fread(text, 1, FILE_LIMIT - 1, file)] = '\0';
    fclose(file);
    for (int i = 0; i < CASES; i++) {
        const size_t size = strcspn(at, "\n");
        const struct json *json;

        if (json_parse(arena, at, size, &json) || sample_read(arena, json, &facts[i]))
            return 1;
        at += size + 1;
    }
    start_us = clock_monotonic_us();
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < CASES; i++)
            assess(law_builtin(), &facts[i], &assessment);
    spent_us = clock_monotonic_us() - start_us;
    printf("%d assessments in %lld us: %lld a second\n", ROUNDS * CASES, (long long)spent_us,
           (long long)ROUNDS * CASES * 1000000 / (long long)spent_us);
    arena_free(arena);
    return 0;
}
