/* SPDX-License-Identifier: Apache-2.0
 *
 * Where a matter goes and what is open to her: the door and the committee, the procedure, money
 * and assets before the award, an agreement's paths, court without arbitration, the clocks that
 * run, and everything that has not been offered yet. It maps facts to questions and decides
 * nothing.
 */
#ifndef HALFSKY_CLI_LAW_ASSESS_ROUTE_H
#define HALFSKY_CLI_LAW_ASSESS_ROUTE_H

#include "cli/law/facts.h"
#include "law/advance.h"
#include "law/agreement.h"
#include "law/award.h"
#include "law/clock.h"
#include "law/maternity.h"
#include "law/procedure.h"

enum { ASSESS_CLOCKS = 12 };

struct assessment;

struct assess_route {
    struct scope_result scope;
    const char *committee; /* the region whose committee has it; NULL: not known */
    struct explained where;
    struct simple_result simple;
    struct advance_result advance;
    bool has_agreement;
    struct agreement_result agreement;
    struct court_door_result court;
    struct clock_result clocks[ASSESS_CLOCKS];
    int clock_count;
    bool has_protection;
    struct protection_result protection;
    struct sweep_result sweep;
};

/* The facts of the first question of all: which door. */
struct scope_facts assess_scope_facts(const struct facts *facts);
/* After limitation, leave and award of `assessment`. */
void assess_routes(const struct law *law, const struct facts *facts, struct assessment *assessment);
/* After everything else: the sweep reads the other answers. */
void assess_offers(const struct law *law, const struct facts *facts, struct assessment *assessment);

#endif
