-- SPDX-License-Identifier: Apache-2.0
-- name: due_set
-- D1: one row for one subject of a kind; setting it again moves it and revives a parked one.
insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
select t.due_id, t.kind, coalesce(t.stream_kind, ''), t.stream_id, t.subject_id, t.due_at
from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[])
     as t (due_id, kind, stream_kind, stream_id, subject_id, due_at)
order by t.kind, t.stream_kind, t.subject_id
on conflict (kind, stream_kind, subject_id)
do update set due_at = excluded.due_at, due_id = excluded.due_id, parked_why = null

-- name: due_drop
-- What it waited for has happened.
delete from due d using unnest($1::text[], $2::uuid[]) as t (kind, subject_id)
where d.kind = t.kind and d.subject_id = t.subject_id

-- name: due_candidates
-- D1: read without locks; time is PostgreSQL's, asked for once: what may change from row to row
-- ends no walk over an index.
select due_id, kind, nullif(stream_kind, '') as stream_kind, stream_id, subject_id, due_at from due
where parked_why is null
  and due_at <= (select (extract(epoch from clock_timestamp()) * 1000)::bigint + $2)
  and kind = any(string_to_array($1, ','))
order by due_at limit $3

-- name: due_lock
-- D1: after the heads; gone, moved into the future or taken by another replica gives no row.
select due_id, kind, nullif(stream_kind, '') as stream_kind, stream_id, subject_id, due_at from due
where kind = $1 and stream_kind = coalesce($2, '') and subject_id = $3 and parked_why is null
  and due_at <= (extract(epoch from clock_timestamp()) * 1000)::bigint + $4
for update skip locked

-- name: due_done
-- The unit has done it; setting the same row again in the same unit comes after this.
delete from due where kind = $1 and stream_kind = coalesce($2, '') and subject_id = $3 and
    $4::bigint is not null

-- name: due_park
-- D1: a failure other than a transient one waits for an operator.
update due set parked_why = $4 where kind = $1 and stream_kind = coalesce($2, '') and subject_id =
    $3

-- name: due_sweep
-- A sweep that is there keeps its time.
insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
select t.due_id, t.kind, coalesce(t.stream_kind, ''), t.stream_id, t.subject_id, t.due_at
from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[])
     as t (due_id, kind, stream_kind, stream_id, subject_id, due_at)
on conflict (kind, stream_kind, subject_id) do nothing

-- name: drain_sweep
-- C4: a slow sweep tries everything that could run. What stands behind poison, a defect, a fork or
-- a gap could not (C6), and would keep the others from their turn for ever. What was parked as an
-- unknown version is known once this binary is another one.
insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
select gen_random_uuid(), 'drain', p.kind, p.stream_id, p.stream_id,
       (extract(epoch from clock_timestamp()) * 1000)::bigint + $2
from parked p
left join applied a on a.source = p.source and a.kind = p.kind and a.stream_id = p.stream_id
where p.reason in ('held', 'not_yet', 'unknown_version') and $1::text is not null
  and p.seq <= coalesce(a.seq, 0) + 1
  and not exists (select from parked q
                  where q.source = p.source and q.kind = p.kind and q.stream_id = p.stream_id
                    and q.seq <= p.seq and q.reason in ('poison', 'defect', 'fork'))
group by p.kind, p.stream_id order by p.kind, p.stream_id limit $3
on conflict (kind, stream_kind, subject_id) do nothing
