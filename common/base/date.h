/* SPDX-License-Identifier: Apache-2.0
 *
 * Civil dates of Asia/Shanghai, whole or partial ("2020-11", "2003"), and what day an instant
 * falls on. Instants are int64_t milliseconds UTC. The zero date means "absent": a missing date is
 * never filled in.
 */
#ifndef HALFSKY_BASE_DATE_H
#define HALFSKY_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct date {
    int16_t year; /* 0: absent */
    int8_t month; /* 0: only the year is known */
    int8_t day;   /* 0: only year and month are known */
};

enum { DATE_TEXT_SIZE = 11, INSTANT_TEXT_SIZE = 25 };

bool date_is_absent(struct date date);
bool date_is_whole(struct date date);
bool date_is_valid(struct date date); /* absent is not valid; years 1900..2200 */
bool date_equal(struct date a, struct date b);
/* Compares whole dates: <0, 0, >0. */
int date_compare(struct date a, struct date b);
/* The first and the last day that a partial date may mean. */
struct date date_earliest(struct date date);
struct date date_latest(struct date date);
/* Whole dates only; a result outside the years 1 to 9999 is absent. */
struct date date_add_days(struct date date, int days);
/* The corresponding day of the later month, or its last day (民法典 202). */
struct date date_add_months(struct date date, int months);
int date_days_between(struct date from, struct date to); /* to - from */
int date_weekday(struct date date);                      /* 1 Monday .. 7 Sunday */
int date_days_in_month(int year, int month);

void date_format(struct date date, char ret_text[DATE_TEXT_SIZE]); /* "" for absent */
/* "YYYY", "YYYY-MM" or "YYYY-MM-DD", nothing else, and a day that exists. */
bool date_parse(const char *text, struct date *ret_date);

/* The day in Asia/Shanghai (UTC+8, no DST since 1992); absent outside the years 1 to 9999. */
struct date date_of_instant(int64_t at_ms);
int64_t date_start_ms(struct date date); /* 00:00 of a whole date in Asia/Shanghai */
/* 2026-11-25T04:09:11.123Z; "" outside the years 1 to 9999. */
void instant_format(int64_t at_ms, char ret_text[INSTANT_TEXT_SIZE]);
/* The same form, fraction of three digits optional, years 1900..2200. */
bool instant_parse(const char *text, int64_t *ret_at_ms);

struct date_text {
    char text[INSTANT_TEXT_SIZE];
};
struct date_text date_text(struct date date);
struct date_text instant_text(int64_t at_ms);
/* Alive to the end of the enclosing block. */
#define DATE_TEXT(date) (((struct date_text[1]){date_text(date)})[0].text)
#define INSTANT_TEXT(at_ms) (((struct date_text[1]){instant_text(at_ms)})[0].text)

#endif
