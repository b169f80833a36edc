/* SPDX-License-Identifier: Apache-2.0
 *
 * One case of a sample file (data/samples/README.md) as the requests that carry it. What the source
 * does not say stays absent; `expected` and `calc_checks` are never looked at.
 */
#ifndef HALFSKY_CLI_SAMPLE_H
#define HALFSKY_CLI_SAMPLE_H

#include "cli/law/json.h"
#include "contracts/intake_requests.h"

enum { WAY_STEPS = 64 };
/* Taken where the proceeding of its track, or the application for legal aid, stands so. */
struct way_step {
    enum track track;
    enum role who;
    int from;         /* proceeding_state or aid_state; 0: it is asked for by this step */
    const char *rest; /* behind the proceeding's address; "" asks for it */
    const char *body;
    enum party_side says_yes; /* of a consent */
};
struct way {
    struct way_step steps[WAY_STEPS];
    size_t count;
};

struct sample {
    const char *id, *title;
    struct matter_register_request matter; /* without station, account, channel and reference */
    uint64_t tracks;                       /* CODE_BIT(enum track) that the path used */
    struct way way;                        /* what followed, as far as it really went */
    bool is_online;                        /* filed by herself */
    const char *unknown;                   /* words that are no code, kept as words; "" none */
};

/* PROBLEM_INVALID with a JSON pointer. Texts live as long as `json` and `arena`. */
MUST_CHECK struct err *sample_read(struct arena *arena, const struct json *json,
                                   struct sample *ret_sample);

#endif
