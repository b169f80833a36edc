-- SPDX-License-Identifier: Apache-2.0
-- Proceedings, answers, sessions. A proceeding is written as a whole row: an insert that meets its
-- row updates it, and row-level security refuses that loudly. Its states stand in states.c.

-- name: consent_put
-- What a side said is never changed: another answer is another row.
insert into consent (matter_id, consent_id, proceeding_id, side, answer, on_date, said_by, at)
select g.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::text[],
                       $7::uuid[], $8::bigint[])
    as g (matter_id, consent_id, proceeding_id, side, answer, on_date, said_by, at)
order by g.consent_id

-- name: proceeding
-- What was asked for stays as it was; the rest is what came of it since.
insert into proceeding (matter_id, proceeding_id, region, track, state, begun_on, opened_on,
                        ended_on, received_on, stated_final, final, worker_yes, employer_yes,
                        due_rule, due_mark, due_article, due_by, due_legal, due_safe, due_zh,
                        overdue, ground, referral)
select g.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
                       $7::text[], $8::text[], $9::text[], $10::boolean[], $11::boolean[],
                       $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::date[],
                       $18::date[], $19::date[], $20::text[], $21::boolean[], $22::text[],
                       $23::text[])
    as g (matter_id, proceeding_id, region, track, state, begun_on, opened_on, ended_on,
          received_on, stated_final, final, worker_yes, employer_yes, due_rule, due_mark,
          due_article, due_by, due_legal, due_safe, due_zh, overdue, ground, referral)
order by g.proceeding_id
on conflict (proceeding_id) do update
set state = excluded.state, opened_on = excluded.opened_on, ended_on = excluded.ended_on,
    received_on = excluded.received_on, stated_final = excluded.stated_final,
    final = excluded.final, worker_yes = excluded.worker_yes, employer_yes = excluded.employer_yes,
    due_rule = excluded.due_rule, due_mark = excluded.due_mark,
    due_article = excluded.due_article, due_by = excluded.due_by, due_legal = excluded.due_legal,
    due_safe = excluded.due_safe, due_zh = excluded.due_zh, overdue = excluded.overdue

-- name: proceedings
-- In the order they were asked for.
select p.matter_id, p.proceeding_id, p.region, p.track, p.state, p.begun_on, p.opened_on,
       p.ended_on, p.received_on, p.stated_final, p.final, p.worker_yes, p.employer_yes,
       p.due_rule, p.due_mark, p.due_article, p.due_by, p.due_legal, p.due_safe, p.due_zh,
       p.overdue, p.ground, p.referral
from proceeding p
where p.matter_id = any($1::uuid[]) and wall_proceeding(p.matter_id, p.track)
order by p.matter_id, p.proceeding_id

-- name: consents
-- Of the proceedings that the asker sees.
select c.matter_id, c.consent_id, c.proceeding_id, c.side, c.answer, c.on_date as "on", c.said_by,
       c.at
from consent c join proceeding p on p.proceeding_id = c.proceeding_id
where c.matter_id = any($1::uuid[]) and wall_proceeding(p.matter_id, p.track)
order by c.matter_id, c.consent_id

-- name: award_item_put
-- An award, a judgment, a settlement is never changed.
insert into award_item (matter_id, proceeding_id, item_id, topic, result, amount, final, claimed,
                        instance)
select g.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[],
                       $7::boolean[], $8::bigint[], $9::text[])
    as g (matter_id, proceeding_id, item_id, topic, result, amount, final, claimed, instance)
order by g.item_id

-- name: award_items
-- Of the proceedings that the asker sees.
select i.matter_id, i.proceeding_id, i.item_id, i.topic, i.result, i.amount, i.final, i.claimed,
       i.instance
from award_item i join proceeding p on p.proceeding_id = i.proceeding_id
where i.matter_id = any($1::uuid[]) and wall_proceeding(p.matter_id, p.track)
order by i.matter_id, i.item_id

-- name: session_put
-- A session is never changed.
insert into session (matter_id, session_id, proceeding_id, on_date, recorded_by, at)
select g.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[])
    as g (matter_id, session_id, proceeding_id, on_date, recorded_by, at)
order by g.session_id

-- name: sessions
-- Of the proceedings that the asker sees.
select s.matter_id, s.session_id, s.proceeding_id, s.on_date as "on", s.recorded_by, s.at
from session s join proceeding p on p.proceeding_id = s.proceeding_id
where s.matter_id = any($1::uuid[]) and wall_proceeding(p.matter_id, p.track)
order by s.matter_id, s.session_id

-- name: proceeding_page
-- By id, so by the time of the request.
select p.proceeding_id, p.matter_id, p.region, p.track, p.state, p.begun_on, p.due_rule, p.due_by,
       p.overdue
from proceeding p
where ($1::uuid is null or p.proceeding_id > $1) and ($3::text is null or p.track = $3)
  and ($4::text is null or p.state = $4) and wall_proceeding(p.matter_id, p.track)
order by p.proceeding_id limit $2
