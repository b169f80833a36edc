/* SPDX-License-Identifier: Apache-2.0
 *
 * Ten years of a province in intake's tables: what a county's clerk asks must not walk over the
 * rows of everybody else. Rows touched are counted, since time depends on the machine.
 */
#include "intake_fixture.h"

#include "base/text.h"
#include "intake/intake_sql.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_scale, .init = intake_begin, .fini = intake_end, .timeout = 200);

enum { FEW_ROWS = 200 };

/* 100,000 matters of other stations, each with triage's word and an access row of its own. */
static void province_fill(void)
{
    intake_script(
        "create temp table other as select g, ('01900000-0000-7000-8000-' || lpad(to_hex(g), 12, "
        "'0'))::uuid as matter, '37' || lpad((g % 16 + 1)::text, 2, '0') || '83' as region from "
        "generate_series(1, 100000) as g;"
        "insert into matter (matter_id, region, station_code, agency, on_day, registered_at) "
        "select matter, region, 'S' || region, 'labour', '2026-01-01', 0 from other;"
        "insert into applied select 'triage', 'matter', matter, 1, '\\x00', 0 from other;"
        "insert into access (access_id, matter_id, agency, region, from_at) select matter, matter, "
        "'labour', region, 0 from other;"
        "insert into person (person_id, region, version, registered_at) select matter, region, 1, "
        "0 "
        "from other;"
        "insert into matter_person (matter_id, person_id) select matter, matter from other;"
        "insert into contact (contact_id, region, station_code, agency, channel, on_day, anonymous,"
        " recorded_at) select matter, region, 'S' || region, 'labour', 'window', '2026-01-01', "
        "true, 0 from other;"
        "analyze");
}

/* A statement of sql/ with literals in the place of $1 … */
static const char *statement_with(const char *name, const char *const *literals)
{
    struct text sql;
    const char *at = NULL;
    for (size_t i = 0; i < sql_intake.count; i++)
        if (strcmp(sql_intake.texts[i].name, name) == 0)
            at = sql_intake.texts[i].sql;
    cr_assert_not_null(at, "no statement %s", name);
    text_init(&sql, intake_arena());
    for (; *at && *at != ';'; at++) {
        if (*at == '$')
            text_add(&sql, literals[*++at - '1']);
        else
            text_add_char(&sql, *at);
    }
    return text_get(&sql);
}

/* As the service's own role, for a clerk of Licheng: how many rows were touched to answer. */
static void assert_touches_few(const char *name, const char *const *literals)
{
    intake_script(intake_text(
        "do $$ declare touched bigint; begin perform set_config('role', 'intake', true), "
        "set_config('halfsky.scope', 'client', true), set_config('halfsky.role', 'clerk', true), "
        "set_config('halfsky.agency', 'labour', true), set_config('halfsky.region', '370112', "
        "true),"
        " set_config('halfsky.account', '%s', true);"
        "perform * from (%s) as page; if not found then raise 'nothing found'; end if;"
        "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) into touched from "
        "pg_stat_xact_user_tables where schemaname = 'intake';"
        "if touched > %d then raise 'touched too many'; end if; end $$",
        account_text(clerk_licheng.account), statement_with(name, literals), FEW_ROWS));
}

Test(intake_scale, a_county_reads_its_own_rows_among_a_hundred_thousand)
{
    province_fill();
    const char *filed =
        intake_post(clerk_licheng, "/v1/matters",
                    "{\"station_code\":\"S370112\",\"person\":{\"name\":\"x\"}}", 201);
    intake_post(clerk_licheng, "/v1/contacts",
                "{\"station_code\":\"S370112\",\"channel\":\"window\"}", 201);
    const char *matter = intake_text("array['%s'::uuid]", intake_member(filed, "matter_id"));
    const char *person = intake_text("array['%s'::uuid]", intake_member(filed, "person_id"));
    static const char *const page[] = {"null", "21", "null"};
    assert_touches_few("matter_page", page);
    assert_touches_few("contact_page", page);
    assert_touches_few("matter_seen", &matter);
    assert_touches_few("person_seen", &person);
    assert_touches_few("person_secret", &person);
    assert_touches_few("person_link", &person);
}
