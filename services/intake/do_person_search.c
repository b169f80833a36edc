/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/persons/searches: whom a whole identity number or telephone belongs to, among persons
 * that the client may see anyway. It gives ids; who they are takes a purposeful reading.
 */
#include "intake/intake.h"
#include "intake/person.h"
#include "intake/vault.h"

struct err *intake_do_person_search(struct work *work, const struct person_search_request *request,
                                    const struct no_load *loads,
                                    struct person_search_answer *ret_answer)
{
    (void)loads;
    struct arena *arena = work_arena(work);
    struct person_search asked = {.id_numbers = NULL};
    struct db_rows rows = {0};
    if (!request->id_number && !request->phone)
        return err_at(PROBLEM_INVALID, "", "a search has an identity number or a telephone");
    TRY(vault_digests(work, "id_number", person_id_number_form(arena, request->id_number),
                      &asked.id_numbers));
    TRY(vault_digests(work, "phone", person_phone_form(arena, request->phone), &asked.phones));
    TRY(work_query(work, &statement_person_search, &asked, 1, &rows));
    ret_answer->persons = (struct person_ref_list){rows.rows, rows.count};
    return NULL;
}
