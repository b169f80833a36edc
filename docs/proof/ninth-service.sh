#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# A ninth service by CONTRIBUTING.md's "Add a service", step by step, each timed: a toy that counts
# registered matters by region, built, tested, and run in the whole suite with the sample matters.
# It is written into a scratch clone of this tree as it is committed and changes nothing here. The
# transcript goes to standard output; it stops at the first failure.
#   docs/proof/ninth-service.sh SCRATCH-FOLDER [BUILD-FOLDER]
# BUILD-FOLDER: a build of the same commit to go on from, so that only the new is built.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=${1:?usage: ninth-service.sh SCRATCH-FOLDER [BUILD-FOLDER]}
git clone -q "$root" "$scratch"
if [ $# -gt 1 ]; then
    cp -r "$2" "$scratch/build"
    find "$scratch/build" -exec touch {} +
fi
cd "$scratch"
echo "commit $(git rev-parse --short HEAD)"

began=$SECONDS
step() {
    printf '\n== step %s (%d s so far)\n' "$1" $((SECONDS - began))
}
# Runs and shows what is run, and of the compiler only the complaints.
run() {
    local from=$SECONDS status=0
    printf '$ %s\n' "$*"
    "$@" >said 2>&1 || status=$?
    grep -vE '^  (CC|LINK) |^(ccache |gcc |cc |build/obj|ar |LC_ALL)' said | tail -n 6 || true
    printf '  %d s\n' $((SECONDS - from))
    rm -f said
    return "$status"
}

step '1: what others read of it: nothing'

step '2: the folder'
mkdir -p services/tally/sql/migrations
cat >services/tally/service.c <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * Tally: how many matters were registered, by region. Tables only. It emits nothing, so that all
 * it has can be built anew (protocol.md C10).
 */
#include "tally/tally.h"
#include "tally/tally_sql.h"

#define TALLY_EVENTS(ON) ON(matter_registered, tally_on_matter_registered, no_load, .blind = true)
EVENT_TABLE(tally, TALLY_EVENTS);

#define TALLY_ROUTES(R)                                                                            \
    R(GET, "/v1/tally", tally_get_tally, tally_request, tally_answer, no_load,                     \
      .roles = ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER), .alone = true,                       \
      .en = "Matters registered, by region", .zh = "各区划登记事项数")
ROUTE_TABLE(tally, TALLY_ROUTES);

static const struct service tally = {
    .name = "tally",
    .summary = "Counts registered matters by region",
    .events = &tally_event_table,
    .routes = &tally_route_table,
    .statements = tally_statements,
    .rebuild = &statement_tally_empty,
    .sql = &sql_tally,
    .migrations = &migrations_tally,
};
SERVICE_MAIN(tally);
END
cat >services/tally/tally.h <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * Records, statements and handlers of the tally. A region's row is a sum; whose matters they are
 * is not kept here.
 */
#ifndef HALFSKY_TALLY_TALLY_H
#define HALFSKY_TALLY_TALLY_H

#include "runtime/ops_statements.h"
#include "runtime/service.h"

#define TALLY_REQUEST_FIELDS(F, R)                                                                 \
    F(R, region, region, _, optional, 9, open, "Of this region and all in it", "限定行政区划")
RECORD(tally_request, TALLY_REQUEST_FIELDS);
#define TALLY_LINE_FIELDS(F, R)                                                                    \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, count, matters, _, required, 0, open, "Matters registered there", "登记事项数")
RECORD(tally_line, TALLY_LINE_FIELDS);
#define TALLY_ANSWER_FIELDS(F, R)                                                                  \
    F(R, list, items, tally_line, optional, 400, open, "By region", "各区划事项数")
RECORD(tally_answer, TALLY_ANSWER_FIELDS);

#define TALLY_PUT_FIELDS(F, R) F(R, region, region, _, required, 9, open, "Region", "行政区划")
STATEMENT_WRITE_DECLARE(tally_put, TALLY_PUT_FIELDS);
STATEMENT_QUERY_DECLARE(tally_of_region);                /* gives tally_line */
STATEMENT_QUERY_DECLARE(tally_empty);                    /* gives rebuild_row */
extern const struct statement *const tally_statements[]; /* NULL-terminated */

MUST_CHECK struct err *tally_on_matter_registered(struct work *work,
                                                  const struct matter_registered *event,
                                                  const struct no_load *loads);
MUST_CHECK struct err *tally_get_tally(struct work *work, const struct tally_request *request,
                                       const struct no_load *loads,
                                       struct tally_answer *ret_answer);

#endif
END
cat >services/tally/statements.c <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * The tally's records and statements. One of them writes, so that there is no order among them.
 * It decides nothing.
 */
#include "tally/tally.h"

RECORD_DEFINE(tally_request, TALLY_REQUEST_FIELDS);
RECORD_DEFINE(tally_line, TALLY_LINE_FIELDS);
RECORD_DEFINE(tally_answer, TALLY_ANSWER_FIELDS);
STATEMENT_WRITE_DEFINE(tally_put, TALLY_PUT_FIELDS);
STATEMENT_QUERY_DEFINE(tally_of_region, tally_request, tally_line);
STATEMENT_QUERY_DEFINE(tally_empty, nothing, rebuild_row);

const struct statement *const tally_statements[] = {
    &statement_tally_put, &statement_tally_of_region, &statement_tally_empty, NULL};
END
cat >services/tally/on_matter_registered.c <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter was registered: its region has one more. An event is applied once, so that a sum is
 * right without a row of each matter.
 */
#include "tally/tally.h"

struct err *tally_on_matter_registered(struct work *work, const struct matter_registered *event,
                                       const struct no_load *loads)
{
    (void)loads;
    WRITE(work, tally_put, .region = event->region);
    return NULL;
}
END
cat >services/tally/get_tally.c <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/tally: the sums of the asker's region and all in it, or of a part of that. It reads only
 * and shows no matter.
 */
#include "contracts/region.h"
#include "tally/tally.h"

struct err *tally_get_tally(struct work *work, const struct tally_request *request,
                            const struct no_load *loads, struct tally_answer *ret_answer)
{
    const char *own = work_identity(work)->region;
    const struct tally_request asked = {.region = request->region ? request->region : own};
    struct db_rows rows = {0};
    (void)loads;
    if (!own || !asked.region || !region_within(asked.region, own))
        return err_at(PROBLEM_OUTSIDE_REGION, "/region", "sums are of your own region");
    TRY(work_query(work, &statement_tally_of_region, &asked, 1, &rows));
    ret_answer->items = (struct tally_line_list){rows.rows, rows.count};
    return NULL;
}
END

step '3: its SQL'
cat >services/tally/sql/tally.sql <<'END'
-- SPDX-License-Identifier: Apache-2.0
-- Sums by region.

-- name: tally_put
-- One more for each event of the batch; several of one region are one row.
insert into tally as t (region, matters)
select g.region, count(*) from unnest($1::text[]) as g (region)
group by g.region order by g.region
on conflict (region) do update set matters = t.matters + excluded.matters

-- name: tally_of_region
-- Of a region and all in it.
select t.region, t.matters from tally t
where t.region >= $1 and t.region < $1 || 'a' and wall_region(t.region)
order by t.region

-- name: tally_empty
-- C10; gives how many partitions are read again.
select tally_emptied() as partitions
END
cat >services/tally/sql/migrations/0001_tally.sql <<'END'
-- SPDX-License-Identifier: Apache-2.0
-- Sums by region, who may see them (protocol.md A2), and how they are emptied (C10).
create table tally (
    region text collate "C" primary key,
    matters bigint not null
);

create function asker_within(asked text) returns boolean language sql stable
return coalesce(current_setting('halfsky.scope', true), '') = 'client'
   and (current_setting('halfsky.role', true) = 'clerk'
        or current_setting('halfsky.role', true) = 'officer'
           and current_setting('halfsky.agency', true) <> '')
   and starts_with(asked, nullif(current_setting('halfsky.region', true), ''));
create function by_itself() returns boolean language sql stable
return coalesce(current_setting('halfsky.scope', true), '') = 'service';
create function wall_region(asked text) returns boolean language sql stable
return asker_within(asked);

alter table tally enable row level security;
create policy seen on tally for select using (by_itself() or asker_within(region));
create policy heard on tally for insert with check (by_itself());
create policy heard_again on tally for update using (by_itself());

create function tally_emptied() returns bigint
language plpgsql security definer set search_path from current as $body$
declare
    partitions bigint := heard_anew();
begin
    delete from tally;
    return partitions;
end
$body$;

revoke execute on function tally_emptied() from public;
do $$
declare
    own text := current_schema();
begin
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert, update on tally to %I', own);
        execute format('grant execute on function tally_emptied() to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
END

step '4: one line in the file of routes, and the README'
sed -i '/^GET  .v1.stats/aGET  /v1/tally                          tally' deploy/gateway/routes.txt
sed -i '/^| `stats` |/a| `tally` | registered matters by region |' README.md

step '5: its tests'
cat >tests/service/tally_test.c <<'END'
/* SPDX-License-Identifier: Apache-2.0
 *
 * The tally as others see it: a sum for each region within the asker's own, by either wall alone,
 * and none once it is built anew. The real service with a real PostgreSQL.
 */
#include "tally/tally_sql.h"
#include "triage_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static void tally_begin(void)
{
    static const struct triage_subject tally = {"tally", &migrations_tally, "intake", NULL};
    triage_begin_as(&tally);
}
TestSuite(tally, .init = tally_begin, .fini = triage_end, .timeout = 200);

static void registered(int number, const char *region)
{
    const char *matter = triage_text("019ab000-0000-7000-8000-%012d", number);
    triage_hear("halfsky.matter.registered.v1", matter, 1,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"%s\",\"station_code\":\"S370112\","
                            "\"agency\":\"labour\",\"channel\":\"window\",\"on\":\"2026-01-05\","
                            "\"worker\":{\"sex\":\"female\"}}",
                            matter, region));
}

Test(tally, matters_are_counted_by_region_and_hidden_by_either_wall_alone)
{
    registered(1, "370112");
    registered(2, "370112");
    registered(3, "370202");
    for (int wall = 0; wall < 2; wall++) {
        cr_assert_str_eq(triage_get(labour_jinan, "/v1/tally", 200),
                         "{\"items\":[{\"region\":\"370112\",\"matters\":2}]}");
        cr_assert_not_null(strstr(triage_get(labour_qingdao, "/v1/tally", 200), "370202"));
        triage_script("create or replace function wall_region(asked text) returns boolean "
                      "language sql stable return true");
    }
    (void)triage_get(labour_licheng, "/v1/tally?region=3701", 403);
    (void)triage_get(woman_one, "/v1/tally", 403);
    (void)triage_get(labour_jinan, "/v1/tally?region=x", 400);
}

Test(tally, a_rebuild_empties_it)
{
    registered(1, "370112");
    (void)triage_post(operator_ops, "/v1/ops/tally/rebuild", "{\"why\":\"test\"}", 200);
    cr_assert(triage_holds("(select count(*) from tally) + (select count(*) from applied) = 0"));
}
END
sed -i '/^GET .v1.stats.comparisons/aGET /v1/tally | list | clerk | 200 | clerk_far officer_far |' \
    tests/system/second_wall.inc

cat >tests/system/tally_test.sh <<'END'
#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The tally in the whole suite: after the sample matters were played it tells each region what
# intake has registered there, through the one door, and the same after it was built anew.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/door.inc"

suite_begin tally

registered() {
    sql intake "select jsonb_agg(jsonb_build_object('region', r.region, 'matters', r.n)
            order by r.region)
        from (select body::jsonb ->> 'region' as region, count(*) as n from ledger
              where type = 'halfsky.matter.registered.v1' group by 1) as r"
}
counts_right() {
    gets 200 officer GET /v1/tally && say "tally: $(cat "$reply")" >&2 &&
        equal "$(jq -cS .items "$reply")" "$(registered | jq -cS .)" &&
        equal "$(jq '[.items[].matters] | add' "$reply")" 25 &&
        equal "$(jq '.items | length' "$reply")" 2
}
built_anew() {
    gets 200 operator POST /v1/ops/tally/rebuild '{"why":"test"}' && becomes_quiet && counts_right
}

check "one matter is played at a station of Qingdao" play --only SD-09 --station S370202
check "and all of them, it too, at one of Jinan" play
check "all is quiet" becomes_quiet
client officer officer 37 labour
check "each region is told what intake registered there" counts_right
check "it is the same built anew" built_anew
sed -n '/^tally: /p' "$area/said"
suite_result
END
chmod +x tests/system/tally_test.sh

step '6: build, export, check'
run make -j2 V=asan tests services cli
run make V=asan contracts contracts-release states pages
run make V=asan contracts-check pages-check
run tests/system/sql_test.sh
run tests/tidy/run
mapfile -t written < <(git ls-files -o --exclude-standard '*.c')
run tests/tidy/clang "${written[@]}"
run build/asan/bin/tests/service/tally_test
run tests/system/tally_test.sh
run tests/system/walls_test.sh

printf '\n== what was touched (%d s)\n' $((SECONDS - began))
git status --short --untracked-files=all
git diff --stat -- deploy README.md tests common cli services Makefile
