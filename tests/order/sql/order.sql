-- SPDX-License-Identifier: Apache-2.0
-- How the ledger must not be read, each strategy as it is met in the wild, and the little that the
-- schedules ask beside. Our own relay's statements are the runtime's and do not stand here.

-- name: order_above
-- Strategy 1: whatever lies above the last id.
select l.id, l.xmin::text::bigint as xid, l.stream_id, l.seq from ledger l
where l.id > $1 and $2::bigint is not null order by l.id limit $3

-- name: order_below_horizon
-- Strategy 2: the same, but nothing of a transaction that is younger than the oldest still open.
select l.id, l.xmin::text::bigint as xid, l.stream_id, l.seq from ledger l
where l.id > $1 and $2::bigint is not null
  and l.xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
order by l.id limit $3

-- name: order_by_xid
-- Strategy 3: behind the same horizon, in the order of (xid, id).
select l.id, l.xmin::text::bigint as xid, l.stream_id, l.seq from ledger l
where (l.xmin::text::bigint, l.id) > ($2, $1)
  and l.xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
order by xid, l.id limit $3

-- name: order_claim
-- Strategy 5: several relays, each takes what no other holds.
select l.id, l.xmin::text::bigint as xid, l.stream_id, l.seq
from order_outbox o join ledger l on l.id = o.id
where o.id > $1 and $2::bigint is not null order by o.id limit $3 for update of o skip locked

-- name: order_sent
-- What a relay of strategy 5 has sent.
delete from order_outbox o using unnest($1::bigint[]) as t (id) where o.id = t.id

-- name: order_draw
-- Strategy 6: ids drawn before anything is locked or written.
select nextval('ledger_id_seq') as id from unnest($1::bigint[]) as t (id) order by t.id

-- name: order_append_as
-- Strategy 6: the row gets the id that was drawn before.
insert into ledger (id, kind, stream_id, seq, type, region, actor, recorded_at, correlation,
                    causation, traceparent, body, algorithm, hash)
overriding system value
select t.* from unnest($1::bigint[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::text[],
                       $7::text[], $8::bigint[], $9::text[], $10::text[], $11::text[],
                       $12::text[], $13::bigint[], $14::bytea[])
     as t (id, kind, stream_id, seq, type, region, actor, recorded_at, correlation, causation,
           traceparent, body, algorithm, hash)

-- name: order_xid
-- The transaction's xid, 0 where it has none yet.
select coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0) as id
where $1::bigint is not null

-- name: order_waiting
-- How many wait for a lock: a schedule goes on once the one it means does.
select count(*) as id from pg_locks where not granted and $1::bigint is not null

-- name: order_gaps
-- Gaps that our relay still keeps: what was rolled back is not kept for ever.
select count(*) as id from relay_gap where $1::bigint is not null

-- name: order_steal
-- A lease that ran out, without the wait.
update relay_cursor set lease_until = $1
