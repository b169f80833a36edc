-- SPDX-License-Identifier: Apache-2.0
-- Plans, teams, consent, sessions. A plan is written as a whole row: an insert that meets its row
-- updates it, and row-level security refuses that loudly. Its states stand in states.c.

-- name: care_plan
-- What was asked for stays as it was; the rest is what became of it.
insert into plan (matter_id, plan_id, region, offer_id, state, needs, asked_on, asked_role,
                  begun_on, ended_on)
select t.matter_id, t.plan_id, t.region, t.offer_id, t.state,
       (select array_agg(c.code order by c.place)
        from jsonb_array_elements_text(t.needs) with ordinality as c (code, place)),
       t.asked_on, t.asked_role, t.begun_on, t.ended_on
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[], $7::date[],
            $8::text[], $9::date[], $10::date[])
    as t (matter_id, plan_id, region, offer_id, state, needs, asked_on, asked_role, begun_on,
          ended_on)
order by t.plan_id
on conflict (plan_id) do update
set state = excluded.state, begun_on = excluded.begun_on, ended_on = excluded.ended_on

-- name: care_plans
-- In the order they were asked for.
select p.matter_id, p.plan_id, p.region, p.offer_id, p.state, p.needs, p.asked_on, p.asked_role,
       p.begun_on, p.ended_on
from plan p
where p.matter_id = any($1::uuid[]) and wall_plan(p.matter_id, p.plan_id)
order by p.matter_id, p.plan_id

-- name: care_team_end
-- The whole team as it was: who stays is named anew.
update member m set until_at = t.until_at
from unnest($1::uuid[], $2::bigint[]) as t (plan_id, until_at)
where m.plan_id = t.plan_id and m.until_at is null

-- name: care_team_put
-- Whoever helps from now on.
insert into member (matter_id, member_id, plan_id, account_id, from_at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[])
    as t (matter_id, member_id, plan_id, account_id, from_at)
order by t.member_id

-- name: care_team
-- As it is now, of the plans that the asker sees.
select m.matter_id, m.member_id, m.plan_id, m.account_id, m.from_at
from member m
where m.matter_id = any($1::uuid[]) and m.until_at is null and wall_plan(m.matter_id, m.plan_id)
order by m.matter_id, m.member_id

-- name: care_consent_put
-- What she said is never changed: another answer is another row.
insert into consent (matter_id, consent_id, plan_id, answer, on_day, said_by, at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::date[], $6::uuid[],
                       $7::bigint[])
    as t (matter_id, consent_id, plan_id, answer, on_day, said_by, at)
order by t.consent_id

-- name: care_consents
-- The last one counts.
select c.matter_id, c.consent_id, c.plan_id, c.answer, c.on_day as "on", c.said_by, c.at
from consent c
where c.matter_id = any($1::uuid[]) and wall_plan(c.matter_id, c.plan_id)
order by c.matter_id, c.consent_id

-- name: care_session_put
-- A session is never changed.
insert into session (matter_id, session_id, plan_id, kind, on_day, noted, held_by, at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::boolean[],
                       $7::uuid[], $8::bigint[])
    as t (matter_id, session_id, plan_id, kind, on_day, noted, held_by, at)
order by t.session_id

-- name: care_sessions
-- The newest of each plan that the asker sees, in order.
select s.matter_id, s.session_id, s.plan_id, s.kind, s.on_day as "on", s.noted, s.held_by, s.at
from unnest($1::uuid[]) as k (matter_id)
cross join lateral (select * from session n
                    where n.matter_id = k.matter_id and wall_plan(n.matter_id, n.plan_id)
                    order by n.session_id desc limit 200) as s
order by s.matter_id, s.session_id

-- name: care_page
-- By id, so by the time it was asked for.
select p.plan_id, p.matter_id, p.region, p.state, p.asked_on
from plan p
where ($1::uuid is null or p.plan_id > $1) and ($3::text is null or p.state = $3)
  and wall_plan(p.matter_id, p.plan_id)
order by p.plan_id limit $2
