/* SPDX-License-Identifier: Apache-2.0
 *
 * The usual words of published labour cases: what an event line tells. Private to the reader of
 * samples.
 */
#ifndef HALFSKY_CLI_LAW_WORDING_H
#define HALFSKY_CLI_LAW_WORDING_H

#include "base/date.h"
#include "base/money.h"

#include <stdbool.h>
#include <stdint.h>

enum wording {
    WORDING_ENTRY,      /* 入职 */
    WORDING_END,        /* 解除, 辞退, 离职, … and not the announcement of one */
    WORDING_RETURN,     /* 撤销解除, 恢复上班, 重新入职 */
    WORDING_FILED,      /* 申请仲裁 */
    WORDING_AWARD,      /* 裁决 */
    WORDING_RECEIVED,   /* 收到裁决 */
    WORDING_BIRTH,      /* 分娩 */
    WORDING_LEAVE,      /* 产假开始 */
    WORDING_PREGNANT,   /* 怀孕 */
    WORDING_DEMAND,     /* 催要 */
    WORDING_APPROACH,   /* 协商, 律师函, … may have been a demand */
    WORDING_HELP,       /* 求助, 咨询, … may have been a complaint */
    WORDING_AT_WORK,    /* 返岗, 扣发 */
    WORDING_COMPLAINT,  /* 投诉 */
    WORDING_PROMISE,    /* 承诺支付 */
    WORDING_ACCIDENT,   /* 工伤 */
    WORDING_GRADED,     /* 鉴定…级 */
    WORDING_REPORTED,   /* 报道 */
    WORDING_SIGNED,     /* 补签合同 */
    WORDING_ARBITRATED, /* an earlier arbitration or mediation */
    WORDING_ACCEPTED,   /* 立案, 受理 */
    WORDING_COUNT
};

/* A set of (1 << enum wording). */
uint32_t wording_of(const char *text);
bool wording_has(const char *text, const char *const *words);
/* Says, anywhere in the text and in whatever words, that she may have left. */
bool wording_may_have_ended(const char *text);
/* Says, anywhere in the text, that she asked for what is hers or was promised it, or may have. */
bool wording_asked(const char *text);
/* The periods (1 << enum three_period) that a clause says she was in at the dispute; a mention of
 * another kind, of somebody else or of another time is none. */
uint32_t wording_periods(const char *text);
bool wording_rural(const char *text);
bool wording_platform(const char *text);
bool wording_three_period(const char *text);
/* A record of a demand or a promise that can be shown: a message, a letter, a recording. */
bool wording_recorded(const char *text);
/* The date an event starts with: "2020-11-14~16" is 2020-11-14; absent when there is none. */
struct date wording_date(const char *text);
/* The same, but of days from one to another their month: any of them may be meant; absent where the
 * other lies in another month. */
struct date wording_span(const char *text);
/* The amount of yuan that follows `word`; not stated when none does. */
/* False where it begins like a day, a month or a year, and there is no such. */
bool wording_date_exists(const char *text);
struct money wording_amount(const char *text, const char *word);

#endif
