-- SPDX-License-Identifier: Apache-2.0
-- Applications and reports. An application is written as a whole row: an insert that meets its row
-- updates it, and row-level security refuses that loudly. Its states stand in states.c.

-- name: aid_application
-- What was applied for stays as it was; the rest is what was decided since.
insert into application (matter_id, application_id, region, offer_id, state, topics, ground,
                         commitment, urgent, outlook, outlook_zh, applied_on, applied_role,
                         decision, reason, review, decided_on, decided_by, review_asked_on,
                         reviewed_on, reviewed_by, provider, account_id, assigned_on, ended_on,
                         due_by, due_rule, due_mark, overdue, papers, papers_asked_on, papers_by,
                         reminded_on, supplied_on, termination, terminated_on, terminated_by,
                         household_size, household_income, means_met)
select g.matter_id, g.application_id, g.region, g.offer_id, g.state,
       (select array_agg(c.code order by c.place)
        from jsonb_array_elements_text(g.topics) with ordinality as c (code, place)),
       g.ground, g.commitment, g.urgent, g.outlook, g.outlook_zh, g.applied_on, g.applied_role,
       g.decision, g.reason, g.review, g.decided_on, g.decided_by, g.review_asked_on,
       g.reviewed_on, g.reviewed_by, g.provider, g.account_id, g.assigned_on, g.ended_on, g.due_by,
       g.due_rule, g.due_mark, g.overdue,
       (select array_agg(c.code order by c.place)
        from jsonb_array_elements_text(g.papers) with ordinality as c (code, place)),
       g.papers_asked_on, g.papers_by, g.reminded_on, g.supplied_on, g.termination,
       g.terminated_on, g.terminated_by, g.household_size, g.household_income, g.means_met
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[], $7::text[],
            $8::boolean[], $9::boolean[], $10::text[], $11::text[], $12::date[], $13::text[],
            $14::text[], $15::text[], $16::text[], $17::date[], $18::uuid[], $19::date[],
            $20::date[], $21::uuid[], $22::text[], $23::uuid[], $24::date[], $25::date[],
            $26::date[], $27::text[], $28::text[], $29::boolean[], $30::jsonb[], $31::date[],
            $32::date[], $33::date[], $34::date[], $35::text[], $36::date[], $37::uuid[],
            $38::bigint[], $39::bigint[], $40::boolean[])
    as g (matter_id, application_id, region, offer_id, state, topics, ground, commitment, urgent,
          outlook, outlook_zh, applied_on, applied_role, decision, reason, review, decided_on,
          decided_by, review_asked_on, reviewed_on, reviewed_by, provider, account_id, assigned_on,
          ended_on, due_by, due_rule, due_mark, overdue, papers, papers_asked_on, papers_by,
          reminded_on, supplied_on, termination, terminated_on, terminated_by, household_size,
          household_income, means_met)
order by g.application_id
on conflict (application_id) do update
set state = excluded.state, decision = excluded.decision, reason = excluded.reason,
    review = excluded.review, decided_on = excluded.decided_on, decided_by = excluded.decided_by,
    review_asked_on = excluded.review_asked_on, reviewed_on = excluded.reviewed_on,
    reviewed_by = excluded.reviewed_by, provider = excluded.provider,
    account_id = excluded.account_id, assigned_on = excluded.assigned_on,
    ended_on = excluded.ended_on, due_by = excluded.due_by, due_rule = excluded.due_rule,
    due_mark = excluded.due_mark, overdue = excluded.overdue, papers = excluded.papers,
    papers_asked_on = excluded.papers_asked_on, papers_by = excluded.papers_by,
    reminded_on = excluded.reminded_on, supplied_on = excluded.supplied_on,
    termination = excluded.termination, terminated_on = excluded.terminated_on,
    terminated_by = excluded.terminated_by

-- name: aid_applications
-- In the order they were made.
select p.matter_id, p.application_id, p.region, p.offer_id, p.state, p.topics, p.ground,
       p.commitment, p.urgent, p.outlook, p.outlook_zh, p.applied_on, p.applied_role, p.decision,
       p.reason, p.review, p.decided_on, p.decided_by, p.review_asked_on, p.reviewed_on,
       p.reviewed_by, p.provider, p.account_id, p.assigned_on, p.ended_on, p.due_by, p.due_rule,
       p.due_mark, p.overdue, p.papers, p.papers_asked_on, p.papers_by, p.reminded_on,
       p.supplied_on, p.termination, p.terminated_on, p.terminated_by, p.household_size,
       p.household_income, p.means_met
from application p
where p.matter_id = any($1::uuid[]) and wall_application(p.matter_id, p.account_id)
order by p.matter_id, p.application_id

-- name: aid_report_put
-- A report is never changed: what is wrong in one is said in the next.
insert into report (matter_id, report_id, application_id, kind, on_day, reported_by, at)
select g.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::uuid[],
                       $7::bigint[])
    as g (matter_id, report_id, application_id, kind, on_day, reported_by, at)
order by g.report_id

-- name: aid_reports
-- Of the applications that the asker sees.
select r.matter_id, r.report_id, r.application_id, r.kind, r.on_day as "on", r.reported_by, r.at
from report r join application p on p.application_id = r.application_id
where r.matter_id = any($1::uuid[]) and wall_application(p.matter_id, p.account_id)
order by r.matter_id, r.report_id

-- name: aid_page
-- By id, so by the time of application.
select p.application_id, p.matter_id, p.region, p.state, p.urgent, p.applied_on, p.account_id,
       p.due_by, p.due_rule, p.overdue
from application p
where ($1::uuid is null or p.application_id > $1) and ($3::text is null or p.state = $3)
  and wall_application(p.matter_id, p.account_id)
order by p.application_id limit $2
