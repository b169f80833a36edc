/* SPDX-License-Identifier: Apache-2.0
 *
 * What registering and supplementing do alike: who acts where, and how what she says at once
 * becomes rows (words sealed under her key) and the parts of an event (codes, dates and money
 * alone).
 */
#ifndef HALFSKY_INTAKE_FILING_H
#define HALFSKY_INTAKE_FILING_H

#include "contracts/region.h"
#include "intake/intake.h"
#include "intake/vault.h"

struct filing {
    struct work *work;
    struct id matter_id;
    struct date on;
    struct data_key key; /* hers */
    struct {
        size_t statements, claims, facts;
    } behind; /* how many there are already */
};

/* PROBLEM_INVALID at "/claims/<n>/amount" for less than nothing. */
MUST_CHECK struct err *claims_check(const struct claim_stated_list *claims);
MUST_CHECK struct err *filing_claims(const struct filing *filing,
                                     const struct claim_stated_list *stated,
                                     struct claim_list *ret_claims);
MUST_CHECK struct err *filing_facts(const struct filing *filing,
                                    const struct fact_stated_list *stated,
                                    struct fact_list *ret_facts);
/* What was said as a whole. */
struct saying {
    const char *words;
    uint64_t topics;
    const struct worker_profile *worker;
};
MUST_CHECK struct err *filing_statement(const struct filing *filing, const struct saying *saying);

/* --- who acts */
/* The agency that acts; a station's clerk and a worker online act at the body that hosts stations.
 */
enum agency filing_agency(const struct identity *who);
/* "<client>/<kind>/<reference>", NULL without a reference. */
const char *filing_ref_key(struct work *work, const char *kind, const char *reference);
void filing_ref_put(struct work *work, const char *ref_key, struct id stream_id, struct date on);
/* PROBLEM_INVALID at "/station_code" for one that is not in the table. */
MUST_CHECK struct err *filing_station(const char *code, const struct station_row **ret_station);
/* PROBLEM_OUTSIDE_REGION unless the first wall admits the asker there. */
MUST_CHECK struct err *filing_admitted(const struct station_admitted *station);

#endif
