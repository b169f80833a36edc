/* SPDX-License-Identifier: Apache-2.0
 *
 * What she is owed, in integer fen with the formula shown (CP-1..CP-22). A number nobody entered
 * (minimum or average wage) is never assumed: the sum is then given without that floor or cap and
 * says so.
 */
#ifndef HALFSKY_LAW_COMPENSATION_H
#define HALFSKY_LAW_COMPENSATION_H

#include "base/money.h"
#include "base/record.h"
#include "law/explain.h"

enum { SUM_FORMULA = 192 };

struct sum {
    enum answer due; /* whether it is owed at all: no: no amount; none: the amount if it is */
    struct money amount;       /* not stated: cannot be computed, `why` says what is missing */
    enum answer exact;         /* no: a floor or a cap could not be checked, or it is an estimate */
    int tenths;                /* months in tenths where the formula has months: 105 is 10.5 */
    char formula[SUM_FORMULA]; /* "10.5 × 8403.00 = 88231.50" */
    struct explained why;
};

/* What leaves open whether a sum is owed at all, however it is computed. */
struct claim_standing {
    bool relation_open;  /* scope_relation_is_open: nobody settled that it is one of labour */
    enum answer granted; /* decision_last */
    uint64_t decided_by; /* set of LAW_FACT_CODES: what told the decision */
};

struct severance_facts {
    struct date entry_on;      /* whole */
    struct date last_on;       /* last day of employment, counted (CP-1: both inclusive) */
    struct money monthly_wage; /* average of the twelve months before the end (CP-2) */
    struct money min_wage;     /* of the place; not stated: floor not checked */
    struct money average_wage; /* monthly, of the place, last year; not stated: cap not checked */
    int end_kind;              /* END_KIND_CODES; 0: not told */
    int form;                  /* EMPLOYMENT_FORM_CODES */
    struct claim_standing standing;
    const struct explained *illegal; /* why it was against her protection (MP-2); NULL: not found */
};

/* CP-1..CP-4: none where CP-4 gives none, conditional while the end of employment is not told. */
void severance_compute(const struct law *law, const struct severance_facts *facts,
                       struct sum *ret_sum);
/* CP-5: twice that, instead of it; conditional until it is found that the ending was illegal. */
void illegal_dismissal_compute(const struct law *law, const struct severance_facts *facts,
                               struct sum *ret_sum);
/* CP-1: tenths of a month for [first, last] inclusive; -1 where the rule is not in force. */
int service_tenths(const struct law *law, struct date first, struct date last);

struct double_wage_facts {
    struct date entry_on;
    struct date signed_on; /* may be partial or absent */
    enum answer written;   /* no: no contract was ever signed; else its day is needed */
    struct date until;     /* last day of employment, or today */
    struct money monthly_wage;
    struct claim_standing standing;
};
/* CP-8, CP-9. */
void double_wage_compute(const struct law *law, const struct double_wage_facts *facts,
                         struct sum *ret_sum);

enum overtime_day { OVERTIME_WEEKDAY, OVERTIME_REST_DAY, OVERTIME_HOLIDAY };
struct overtime {
    struct money monthly_wage;
    int hour_tenths; /* 85 is eight and a half hours */
    enum overtime_day day;
    struct date on;
};
/* CP-10. */
void overtime_compute(const struct law *law, const struct overtime *overtime, struct sum *ret_sum);
/* CP-11: what is due on top of the wage already paid. */
void annual_leave_compute(const struct law *law, struct money monthly_wage, int unused_days,
                          struct date on, struct sum *ret_sum);
struct annual_leave_facts {
    struct money monthly_wage;
    struct count unused_days;
    struct date on;
    struct claim_standing standing;
};
/* The same of days that may not be told; the wage is asked to be looked at, because overtime does
 * not belong to it. */
void annual_leave_assess(const struct law *law, const struct annual_leave_facts *facts,
                         struct sum *ret_sum);
/* CP-11: days of leave for years of work in all; 0 under one year. */
int annual_leave_days(const struct law *law, int years_worked, struct date on);
/* CP-7. */
void notice_pay_compute(const struct law *law, struct money last_month_wage, struct date on,
                        struct sum *ret_sum);
struct notice_pay_facts {
    int end_kind; /* END_KIND_CODES; 0: not told */
    struct date notice_on;
    struct date end_on;
    struct money last_month_wage;
    struct claim_standing standing;
};
/* The same with whether it is owed: under article 40 with less than thirty days' notice. */
void notice_pay_assess(const struct law *law, const struct notice_pay_facts *facts,
                       struct sum *ret_sum);
/* CP-13. */
void probation_compute(const struct law *law, struct money full_wage, int excess_months,
                       struct date on, struct sum *ret_sum);
/* CP-12: `percent` as ordered, kept within 50..100. */
void late_payment_compute(const struct law *law, struct money unpaid, int percent, struct date on,
                          struct sum *ret_sum);
/* Her own wage and the average of the place, monthly; average not stated: not clamped. */
struct injury_wage {
    int grade; /* 1..10 */
    struct money own_wage;
    struct money average;
    struct date on;
    enum answer recognized; /* as a work injury (工伤保险条例 35-37) */
    enum answer recognition_pending;
    enum answer insured; /* yes: the fund pays, no: the employer (CP-15) */
    struct claim_standing standing;
};
/* CP-14: the lump sum by grade; owed for certain only where the injury is recognized. */
void injury_lump_compute(const struct law *law, const struct injury_wage *injury,
                         struct sum *ret_sum);
/* CP-21: monthly, grades 1..6. */
void injury_monthly_compute(const struct law *law, int grade, struct money own_wage, struct date on,
                            struct sum *ret_sum);
/* CP-22: most months of paid absence after an injury, with or without the extension. */
int injury_pay_months(const struct law *law, bool extended, struct date on);
/* CP-18: wages from dismissal to the day before resumption, at the normal wage. */
void reinstatement_wage_compute(const struct law *law, struct money monthly_wage, int months,
                                struct date on, struct sum *ret_sum);
/* a − b, for a claim of what was paid too little. */
void difference_compute(struct money due, struct money paid, struct sum *ret_sum);

#endif
