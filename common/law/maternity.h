/* SPDX-License-Identifier: Apache-2.0
 *
 * Days and protections of pregnancy, birth and nursing (MP-1..MP-20, 女职工劳动保护特别规定).
 * Months of pregnancy come from the medical certificate and are never converted from weeks.
 */
#ifndef HALFSKY_LAW_MATERNITY_H
#define HALFSKY_LAW_MATERNITY_H

#include "base/money.h"
#include "base/record.h"
#include "law/compensation.h"
#include "law/explain.h"

struct maternity_leave_facts {
    struct date first_day; /* of leave, counted as day 1; whole, or absent */
    struct date
        due_on; /* expected birth; with days_before it gives the first day when that is absent */
    struct date birth_on; /* may be partial or absent */
    int days_before; /* leave days before the birth, at most 15, inside the 98; negative: untold */
    int infants;     /* 0: not stated */
    enum answer dystocia; /* not told: fifteen days stay open */
    enum answer shandong; /* the province's extra days (MP-9) */
    enum answer lawful; /* birth according to law and regulation; no: no extra days */
};

struct leave_result {
    int days;          /* 0: cannot be computed, or some of them are open */
    int national_days; /* those that are certain; known also where the first day is not */
    int extra_days; /* of the province */
    struct date first_day;
    struct date last_day;
    struct explained why;
};

void maternity_leave_compute(const struct law *law, const struct maternity_leave_facts *facts,
                             struct leave_result *ret_result);
/* MP-8: months in hundredths as certified (350 is 3.5 months); negative: not stated. */
void miscarriage_leave_compute(const struct law *law, struct date first_day, int month_hundredths,
                               struct leave_result *ret_result);

/* MP-3, MP-11: the last protected day, the day before the first birthday; absent when birth is not
 * whole. */
struct date nursing_end(const struct law *law, struct date birth_on);
/* MP-12: nursing hours for each working day; 0 when the rule is not in force. */
int nursing_hours(const struct law *law, int infants, struct date on);

struct nursing_result {
    struct date last; /* absent: birth is not whole */
    int hours;        /* for each working day; 0: how many children is not told */
    struct explained why;
};
/* MP-11, MP-12; infants 0: not told. */
void nursing_assess(const struct law *law, struct date birth_on, int infants,
                    struct nursing_result *ret_result);

struct contract_end_facts {
    struct date contract_end;
    struct date pregnant_from;
    struct date birth_on;
    enum answer in_period; /* she was in one of the three periods on that day, as it is told */
    uint64_t told_by;      /* set of LAW_FACT_CODES: what told the end and the periods */
};
struct contract_end_result {
    enum answer extended; /* yes: it runs on */
    struct date last_protected;
    struct date may_end_on;
    struct explained why;
};
/* MP-3: a fixed term that expires in pregnancy, leave or nursing. */
void contract_end_compute(const struct law *law, const struct contract_end_facts *facts,
                          struct contract_end_result *ret_result);

enum protected_act {
    PROTECTED_ACT_NIGHT_OR_OVERTIME,
    PROTECTED_ACT_DISMISSAL_FAULT,  /* art 39 */
    PROTECTED_ACT_DISMISSAL_NOTICE, /* art 40 */
    PROTECTED_ACT_DISMISSAL_LAYOFF, /* art 41 */
    PROTECTED_ACT_DISMISSAL_MUTUAL, /* art 36 */
    PROTECTED_ACT_DISMISSAL_UNSTATED, /* by which article is not told */
    PROTECTED_ACT_EXPIRY,           /* ended because its term expired (art 45) */
    PROTECTED_ACT_PAY_CUT,
    PROTECTED_ACT_PROHIBITED_WORK,          /* prohibited in pregnancy or nursing (appendix 3, 4) */
    PROTECTED_ACT_PROHIBITED_FOR_ALL_WOMEN, /* prohibited at any time, or in menstruation (1, 2) */
    PROTECTED_ACT_COUNT
};

struct protection_facts {
    struct date on; /* the day of the act */
    enum protected_act act;
    enum answer pregnant;
    int month_hundredths; /* as certified; negative: not stated */
    struct date certified_on; /* the day of which they are certified; may be partial or absent */
    enum answer on_leave;
    enum answer nursing;    /* as told; where it is not, computed from the birth */
    bool period_told;       /* that she was in one of the three, not in which and when */
    bool contradicted;      /* she is told to be in one of them and in none */
    struct date birth_on;
    enum answer union_told; /* MP-18 */
    enum answer has_union;
    uint64_t told_by; /* set of LAW_FACT_CODES: what told the day, the act and the periods */
};

struct protection_result {
    enum answer violated;  /* none: an officer must look */
    struct money fine_min; /* administrative range for each woman; not stated: none in art 13 */
    struct money fine_max;
    struct explained why;
};

void protection_assess(const struct law *law, const struct protection_facts *facts,
                       struct protection_result *ret_result);
/* MP-9 since 2025-01-18: what the province gives the spouse and both parents; 0 when not in force.
 */
struct family_leave {
    int spouse_days;
    int childcare_days; /* a year, for each parent */
    struct date
        childcare_last; /* the day before the child is three; absent when birth is not whole */
    struct explained why;
};
void family_leave_compute(const struct law *law, struct date birth_on, enum answer shandong,
                          struct family_leave *ret_leave);

struct leave_pay_facts {
    enum answer insured;
    struct money wage_before; /* monthly, before the leave */
    struct date on;           /* a day of the leave; absent: none is told */
    struct claim_standing standing;
};
/* MP-10: who pays during leave, and at which level. The sum is that of one month, owed by the
 * employer only where she is not insured; how much the fund pays hangs on a wage that nobody told.
 */
void leave_pay_compute(const struct law *law, const struct leave_pay_facts *facts,
                       struct sum *ret_sum);

#endif
