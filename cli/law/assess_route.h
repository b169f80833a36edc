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
    const char *choice;    /* the employer's, where she may choose; NULL: not */
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
    bool has_night; /* overtime or night work is disputed */
    struct protection_result night;
    bool has_contract; /* a term that expires in one of the three periods, or expired */
    struct contract_end_result contract;
    bool has_nursing; /* a birth is told */
    struct nursing_result nursing;
    struct sweep_result sweep;
};

/* The facts of the first question of all: which door. */
struct scope_facts assess_scope_facts(const struct facts *facts);
/* The clocks that the told days start. */
void assess_clocks(const struct law *law, const struct facts *facts, struct assess_route *route);
/* One of them; `fact` is what tells its start. NULL: no day is told, or no rule is in force. */
const struct clock_result *assess_clock_add(const struct law *law, int rule, struct date start,
                                            uint64_t fact, struct assess_route *route);
/* Arbitration ended, by an award or otherwise. */
bool assess_has_ended(const struct facts *facts);
/* What was done to her in one of the three periods, or may have been (MP-1..MP-13). */
void assess_protection(const struct law *law, const struct facts *facts,
                       struct assessment *assessment);
/* A period that held on the day of the act or of the filing, as it is told, and not by what else is
 * told. */
bool assess_period_is_doubtful(const struct facts *facts, const struct period *period);
/* Whether she is, on this day, in a period of this kind with known days; a man is in none. */
enum answer assess_in_period(const struct facts *facts, enum three_period kind, struct date day);
/* After limitation, leave and award of `assessment`. */
void assess_routes(const struct law *law, const struct facts *facts, struct assessment *assessment);
/* After everything else: the sweep reads the other answers. */
void assess_offers(const struct law *law, const struct facts *facts, struct assessment *assessment);

#endif
