-- SPDX-License-Identifier: Apache-2.0
-- What is closed: the keys of teams and what was written down. For the team as it is now.

-- name: care_key_put
-- Made with the first thing that is written down.
insert into plan_key (matter_id, plan_id, wrapped_key)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (matter_id, plan_id, wrapped_key)
order by t.plan_id

-- name: care_keys
-- None of a matter whose person was erased.
select k.matter_id, k.plan_id, k.wrapped_key
from plan_key k
where k.matter_id = any($1::uuid[]) and k.wrapped_key is not null
  and wall_note(k.matter_id, k.plan_id)

-- name: care_note_put
-- Never changed: what was wrong is said in the next.
insert into note (session_id, matter_id, plan_id, sealed_note)
select t.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[])
    as t (session_id, matter_id, plan_id, sealed_note)
order by t.session_id

-- name: care_note_seen
-- One at a time; each reading is an event.
select n.session_id, n.matter_id, n.plan_id, n.sealed_note
from note n where n.session_id = any($1::uuid[]) and wall_note(n.matter_id, n.plan_id)

-- name: care_traces
-- L4: who read what was written down, out of the ledger itself; for herself alone.
select k.matter_id, r.at, r.body
from unnest($1::uuid[]) as k (matter_id)
cross join lateral (select l.seq, l.recorded_at as at, l.body::jsonb as body from ledger l
                    where l.kind = 'matter' and l.stream_id = k.matter_id
                      and l.type = 'halfsky.care.note_read.v1'
                    order by l.seq desc limit 100) as r
where wall_own_matter(k.matter_id)
order by k.matter_id, r.seq
