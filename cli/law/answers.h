/* SPDX-License-Identifier: Apache-2.0
 *
 * Every answer of an assessment as a question and its answer in a word, a day or a sum, so that two
 * assessments can be compared. Sentences, rules and facts are no answers and are left out.
 */
#ifndef HALFSKY_CLI_LAW_ANSWERS_H
#define HALFSKY_CLI_LAW_ANSWERS_H

#include "cli/law/assess.h"

#include "base/arena.h"

enum { ANSWERS = 640 };

struct answer_told {
    const char *question; /* "limitation.severance.strict"; each once */
    const char *text;
    bool has_worth; /* more of it is better for her */
    int64_t worth;
};

struct answer_list {
    struct arena *arena; /* owns the texts */
    struct answer_told items[ANSWERS];
    int count;
};

void answers_tell(struct arena *arena, const struct assessment *assessment,
                  struct answer_list *ret_list);
/* NULL: the question was not asked. */
const struct answer_told *answer_find(const struct answer_list *list, const char *question);

#endif
