/* SPDX-License-Identifier: Apache-2.0
 *
 * The limits of proceedings from the law's rows: DL-NEG-1, DL-NEG-2, DL-MED-2, DL-MED-4 to
 * DL-MED-6S, DL-AGR-1, DL-ARB-2, DL-ARB-13, DL-SUE-1, DL-SUE-2, DL-SUE-6 to DL-SUE-9 (rules.md
 * §4.8). Pure; no number of the law stands here and no day is counted here.
 */
#ifndef HALFSKY_RESOLUTION_TERM_H
#define HALFSKY_RESOLUTION_TERM_H

#include "base/arena.h"
#include "contracts/codes.h"
#include "law/clock.h"

struct term {
    const char *rule; /* NULL: none runs, or its rule is off or not in force */
    const char *article;
    enum rule_mark mark; /* how far the rule is verified */
    struct date by;      /* natural; absent: the start or the calendar is not known */
    struct date legal;   /* rolled forward; absent likewise */
    struct date safe;    /* rolled back; absent for a duty of an authority */
    const char *zh;      /* the sentence that explains it, in the arena */
};

/* The employer's reply to a request of that day (协商调解规定 10, 31). */
struct term term_of_reply(struct arena *arena, struct date asked_on);
/* The term that both agreed in writing, from the day it began (协商调解规定 10(2)). */
struct term term_of_talks(struct arena *arena, struct date from, struct count agreed_days);
/* Mediation, from the receipt of the application (调解仲裁法 14(3)). */
struct term term_of_mediation(struct arena *arena, struct date received_on);
/* Whether the committee accepts the application received on that day (调解仲裁法 29). */
struct term term_of_acceptance(struct arena *arena, struct date received_on);
/* The award, from acceptance (调解仲裁法 43). */
struct term term_of_award(struct arena *arena, struct date accepted_on);
/* Her suit against the award she received on that day; final: 48, otherwise: 50. */
struct term term_of_suit(struct arena *arena, struct date received_on, enum answer final);
/* Whether the court files the suit brought on that day (民诉法 126). */
struct term term_of_filing(struct arena *arena, struct date sued_on);
/* The judgment of first instance, from filing, by the procedure that was told (民诉法 152, 164);
 * none where it was not. */
struct term term_of_trial(struct arena *arena, struct date filed_on, enum answer simple);
/* Her appeal against the judgment she received on that day (民诉法 171). */
struct term term_of_appeal(struct arena *arena, struct date received_on);
/* The judgment of second instance; runs from filing there, of which nothing is told (民诉法 183).
 */
struct term term_of_second_instance(struct arena *arena);
/* Mediation that a tribunal or court handed to others: from both sides' consent (办案规则 70), or
 * from the day the mediator signed for the file (特邀调解规定 27). */
struct term term_of_referral(struct arena *arena, enum referral referral, struct date start);
/* A joint application for review of the agreement of that day (办案规则 74). */
struct term term_of_review(struct arena *arena, struct date agreed_on);

#endif
