/* SPDX-License-Identifier: Apache-2.0
 *
 * Persons as values: how what was stated of one is made comparable, and who of two statements is
 * meant. Pure; it knows no key, no table and no clock.
 */
#ifndef HALFSKY_INTAKE_PERSON_H
#define HALFSKY_INTAKE_PERSON_H

#include "base/arena.h"
#include "contracts/intake_requests.h"

/* Comparable forms, NULL for what was not stated or says nothing. Width and spacing do not matter:
 * full-width digits, blanks, hyphens; an identity number's x is X; a number of China loses +86. */
const char *person_id_number_form(struct arena *arena, const char *stated);
const char *person_phone_form(struct arena *arena, const char *stated);
const char *person_name_form(struct arena *arena, const char *stated);
/* One text of name and phone; NULL unless both are there. */
const char *person_name_phone_form(struct arena *arena, const struct person_stated *stated);
/* Somebody said something of her. NULL says nothing. */
bool person_is_stated(const struct person_stated *stated);

/* The unified credit code of a party in the same way (GB 32100: digits and capitals). */
const char *party_credit_code_form(struct arena *arena, const char *stated);

/* "2026年11月25日12时03分，人力资源和社会保障部门工作人员因“联系当事人”查看了您的个人信息。" */
const char *person_trace_zh(struct arena *arena, const struct person_trace *trace);

#endif
