-- SPDX-License-Identifier: Apache-2.0
-- name: relay_take
-- R1: a free or own lease is taken and its epoch raised; the row comes back either way, so that
-- every replica learns of a fork. Time is PostgreSQL's.
with now as (
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms
), taken as (
    update relay_cursor c set epoch = c.epoch + 1, holder = $1, lease_until = now.ms + $2 from now
    where c.lease_until < now.ms or c.holder = $1
    returning c.epoch, c.holder, c.hi, c.cluster, c.incarnation, c.forked
)
select true as mine, epoch, hi, cluster, incarnation, forked, (select ms from now) as now_ms from
    taken
union all
select false, epoch, hi, cluster, incarnation, forked, (select ms from now) from relay_cursor
where not exists (select from taken)

-- name: relay_renew
-- R1: only the holder of this epoch; no row means that the lease is lost.
update relay_cursor set lease_until = (extract(epoch from clock_timestamp()) * 1000)::bigint + $2
where epoch = $1 returning epoch, forked

-- name: relay_give
-- A relay that stops lets the next one start at once.
update relay_cursor set lease_until = 0 where epoch = $1 and $2::bigint is not null

-- name: relay_gaps_read
-- Gaps open under an earlier owner; their xids are taken anew (R1), which only waits longer.
select id, 0::bigint as xid from relay_gap where id > $1 order by id

-- name: relay_parts_read
-- The last delivered offset of each partition (R4).
select part, last_offset from relay_part where part >= $1 order by part

-- name: relay_poll
-- R2: the open gaps and what is above hi in one statement, in id order, with the xmin of that very
-- snapshot. Two walks along the key: one condition for both would read the whole ledger.
select s.xmin, l.id, l.kind, l.stream_id, l.seq, l.type, l.region, l.actor, l.recorded_at,
    l.correlation, l.causation,
       l.traceparent, l.body, l.algorithm, l.hash
from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin) s
left join lateral (
    select g.* from ledger g
    where g.id <= $1 and g.id = any(string_to_array(nullif($2, ''), ',')::bigint[])
    union all
    (select n.* from ledger n where n.id > $1 order by n.id limit $3)
    order by id limit $3) l on true
order by l.id

-- name: relay_gaps_add
-- R2: each new gap is kept with an xid really taken in a transaction begun after the poll that saw
-- it.
insert into relay_gap as g (id, xid) select t.id, pg_current_xact_id() from unnest($1::bigint[]) as
    t (id) order by t.id
on conflict (id) do update set xid = excluded.xid
returning g.id, g.xid::text::bigint as xid

-- name: relay_gaps_drop
-- Found and delivered, or known to have been rolled back.
delete from relay_gap g using unnest($1::bigint[]) as t (id) where g.id = t.id

-- name: relay_advance
-- R3: only after delivery reports, only under the epoch.
update relay_cursor set hi = $2, lease_until = (extract(epoch from clock_timestamp()) *
    1000)::bigint + $3
where epoch = $1 returning epoch, forked

-- name: relay_parts_write
-- R4 compares with these.
insert into relay_part as p (part, last_offset)
select t.part, t.last_offset from unnest($1::bigint[], $2::bigint[]) as t (part, last_offset) order
    by t.part
on conflict (part) do update set last_offset = excluded.last_offset

-- name: relay_parts_forget
-- Another cluster or a lost log: its offsets mean nothing any more.
delete from relay_part where part >= $1

-- name: relay_gaps_forget
-- Everything is read again from 0.
delete from relay_gap where id > $1

-- name: relay_begin
-- R4: the cluster that is published to and under which incarnation; hi as given.
update relay_cursor set cluster = $2, incarnation = $3, hi = $4 where epoch = $1 returning epoch,
    forked

-- name: relay_fork
-- R4: the topic holds what this ledger never had: publish nothing until an operator adopts.
update relay_cursor set forked = $2 where epoch = $1

-- name: relay_match
-- Which of these records the ledger has, byte for byte as far as the hash says.
select t.place from unnest($1::bigint[], $2::text[], $3::uuid[], $4::bigint[], $5::bytea[])
    as t (place, kind, stream_id, seq, hash)
join ledger l on l.kind = t.kind and l.stream_id = t.stream_id and l.seq = t.seq and l.hash = t.hash
