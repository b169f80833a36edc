-- SPDX-License-Identifier: Apache-2.0
-- name: scope_set
-- The second wall (A2) reads these settings; they end with the transaction. Gives no row; every
-- condition is true, so all five are set.
select where set_config('halfsky.scope', $1, true) is not null
         and set_config('halfsky.role', coalesce($2, ''), true) is not null
         and set_config('halfsky.agency', coalesce($3, ''), true) is not null
         and set_config('halfsky.region', coalesce($4, ''), true) is not null
         and set_config('halfsky.account', coalesce($5, ''), true) is not null

-- name: head_lock
-- U2: the first statement of every unit; one order everywhere, so no deadlock. It also draws the
-- xid (U3).
insert into head as h (kind, stream_id, seq)
select k, s, 0 from unnest($1::text[], $2::uuid[]) as t (k, s) order by k collate "C", s
on conflict (kind, stream_id) do update set seq = h.seq
returning h.kind, h.stream_id, h.seq, h.hash, h.recorded_at

-- name: head_advance
-- The heads are held, so their rows are as they were read.
update head h set seq = t.seq, hash = t.hash, recorded_at = t.recorded_at
from unnest($1::text[], $2::uuid[], $3::bigint[], $4::bytea[], $5::bigint[]) as t (kind, stream_id,
    seq, hash, recorded_at)
where h.kind = t.kind and h.stream_id = t.stream_id

-- name: ledger_append
-- L1; the rows go in in the order they were emitted, so ids of one transaction rise with it.
insert into ledger (kind, stream_id, seq, type, region, actor, recorded_at, correlation, causation,
    traceparent,
                    body, algorithm, hash)
select t.* from unnest($1::text[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[],
    $7::bigint[],
                       $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[],
                       $13::bytea[])
     as t (kind, stream_id, seq, type, region, actor, recorded_at, correlation, causation,
     traceparent, body,
           algorithm, hash)

-- name: applied_read
-- U4: read after the heads are held. Poison, defects and forks hold a stream until an operator
-- decides (C8).
select t.place, coalesce(a.seq, 0) as seq, a.hash, a.recorded_at,
       (select count(*) from parked p
        where p.source = t.source and p.kind = t.kind and p.stream_id = t.stream_id
          and p.reason in ('poison', 'defect', 'fork')) as stuck,
       v.verdict
from unnest($1::bigint[], $2::text[], $3::text[], $4::uuid[], $5::bigint[], $6::bytea[])
     as t (place, source, kind, stream_id, seq, hash)
left join applied a on a.source = t.source and a.kind = t.kind and a.stream_id = t.stream_id
left join verdict v on v.source = t.source and v.kind = t.kind and v.stream_id = t.stream_id and
    v.seq = t.seq
                   and v.hash = t.hash

-- name: applied_advance
-- C2: from where it was found, or a row that does not exist yet begins; anything else violates the
-- key and aborts.
with asked as (
    select * from unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[],
        $6::bytea[], $7::bigint[])
        as t (source, kind, stream_id, from_seq, seq, hash, recorded_at)
), moved as (
    update applied a set seq = t.seq, hash = t.hash, recorded_at = t.recorded_at from asked t
    where a.source = t.source and a.kind = t.kind and a.stream_id = t.stream_id
      and a.seq = t.from_seq
    returning a.source, a.kind, a.stream_id
)
insert into applied (source, kind, stream_id, seq, hash, recorded_at)
select t.source, t.kind, t.stream_id, t.seq, t.hash, t.recorded_at from asked t
where not exists (select from moved m
                  where m.source = t.source and m.kind = t.kind and m.stream_id = t.stream_id)
order by t.source, t.kind, t.stream_id

-- name: parked_put
-- U6. The same record, or the same event from another incarnation, waits once, with its latest
-- reason.
insert into parked as p (topic, part, position, incarnation, source, kind, stream_id, seq, type,
    region, actor,
                         recorded_at, correlation, causation, traceparent, algorithm, hash, body,
                         reason, why,
                         waits_kind, waits_id, parked_at)
select t.* from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
    $6::text[], $7::uuid[],
                       $8::bigint[], $9::text[], $10::text[], $11::text[], $12::bigint[],
                       $13::text[], $14::text[],
                       $15::text[], $16::bigint[], $17::bytea[], $18::bytea[], $19::text[],
                       $20::text[],
                       $21::text[], $22::uuid[], $23::bigint[])
     as t (topic, part, position, incarnation, source, kind, stream_id, seq, type, region, actor,
     recorded_at,
           correlation, causation, traceparent, algorithm, hash, body, reason, why, waits_kind,
           waits_id, parked_at)
where not exists (select from parked q
                  where q.source = t.source and q.kind = t.kind and q.stream_id = t.stream_id and
                  q.seq = t.seq
                    and q.hash = t.hash
                    and (q.topic, q.part, q.position, q.incarnation)
                        is distinct from (t.topic, t.part, t.position, t.incarnation))
on conflict (topic, part, position, incarnation)
do update set reason = excluded.reason, why = excluded.why, waits_kind = excluded.waits_kind,
              waits_id = excluded.waits_id
where p.reason not in ('poison', 'defect', 'fork') or excluded.reason in ('poison', 'defect',
    'fork')

-- name: parked_drop
-- An event that was applied, and any double of it, waits no more.
delete from parked p using unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[]) as t (source,
    kind, stream_id, seq)
where p.source = t.source and p.kind = t.kind and p.stream_id = t.stream_id and p.seq <= t.seq
  and p.reason <> 'fork'

-- name: parked_next
-- C3: the event a drain runs next. Poison, defects and forks wait for an operator and hold what is
-- behind them.
select p.topic, p.part, p.position, p.incarnation, p.source, p.kind, p.stream_id, p.seq, p.type,
    p.region, p.actor,
       p.recorded_at, p.correlation, p.causation, p.traceparent, p.algorithm, p.hash, p.body,
       p.reason, p.why,
       p.waits_kind, p.waits_id, p.parked_at
from parked p
left join applied a on a.source = p.source and a.kind = p.kind and a.stream_id = p.stream_id
where p.kind = $1 and p.stream_id = $2 and p.seq <= coalesce(a.seq, 0) + 1
  and p.reason in ('held', 'not_yet', 'unknown_version')
  and not exists (select from parked q
                  where q.source = p.source and q.kind = p.kind and q.stream_id = p.stream_id
                    and q.seq <= p.seq and q.reason in ('poison', 'defect', 'fork'))
order by p.seq, p.source, p.hash limit 1

-- name: drain_wake
-- C3: whatever waits for a stream that moved, or is parked on it and can run, gets a drain row in
-- the same transaction, so a crash between cannot leave it for ever.
insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
select distinct on (p.kind, p.stream_id) t.due_id, 'drain', p.kind, p.stream_id, p.stream_id,
    t.due_at
from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[]) as t (due_id, kind, stream_id, due_at)
join parked p on (p.waits_kind = t.kind and p.waits_id = t.stream_id) or (p.kind = t.kind and
    p.stream_id = t.stream_id)
where p.reason in ('held', 'not_yet')
order by p.kind, p.stream_id, t.due_id
on conflict (kind, stream_kind, subject_id) do nothing

-- name: offset_expect
-- C9: a partition whose replica has not come yet is waited for as well, so it has a row as soon as
-- any replica of the service begins: nobody's (epoch 0), and behind an end that nobody knows yet.
insert into consumer_offset (topic, part, next_offset, epoch, incarnation, kinds, ready_offset)
select t.topic, p.part, 0, 0, 0, '', 9007199254740991
from unnest($1::text[], $2::bigint[]) as t (topic, parts),
    generate_series(0, t.parts - 1) as p (part)
order by t.topic, p.part
on conflict (topic, part) do nothing

-- name: offset_take
-- C1, C5: the epoch rises on assignment; a set of kinds that grew starts at 0, one that shrank is
-- written back.
insert into consumer_offset as o (topic, part, next_offset, epoch, incarnation, kinds, ready_offset)
select t.topic, t.part, 0, 1, 0, t.kinds, 9007199254740991
from unnest($1::text[], $2::bigint[], $3::text[]) as t (topic, part, kinds) order by t.topic, t.part
on conflict (topic, part) do update
set epoch = o.epoch + 1, kinds = excluded.kinds,
    next_offset = case when string_to_array(excluded.kinds, ',') <@ string_to_array(o.kinds, ',')
        then o.next_offset else 0 end
returning o.topic, o.part, o.next_offset, o.epoch, o.cluster, o.incarnation, o.kinds, o.ready_offset

-- name: offset_move
-- C1: moves only from where this replica stands, in the transaction that applied.
update consumer_offset o set next_offset = t.next_offset, incarnation = greatest(o.incarnation,
    t.incarnation)
from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
     as t (topic, part, from_offset, next_offset, epoch, incarnation)
where o.topic = t.topic and o.part = t.part and o.epoch = t.epoch and o.next_offset = t.from_offset
returning o.topic, o.part, o.kinds

-- name: offset_reset
-- C7: begins again at 0 (or where told), for another cluster, a higher incarnation, an offset out
-- of range; also notes the cluster and where the partition counts as caught up (C9).
update consumer_offset o set next_offset = t.next_offset, cluster = t.cluster, ready_offset =
    t.ready_offset
from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[])
     as t (topic, part, epoch, cluster, next_offset, ready_offset)
where o.topic = t.topic and o.part = t.part and o.epoch = t.epoch

-- name: offset_read
-- C1: after a failed guard: another epoch means leave, another offset means seek there.
select topic, part, next_offset, epoch, cluster, incarnation, kinds, ready_offset from
    consumer_offset
where topic = $1 and part = $2 and $3::text is not null

-- name: offset_strayed
-- C1, C10: a rebuild moved a partition that has nothing new to read, so no guard fails there.
select o.topic, o.part, o.next_offset
from unnest($1::text[], $2::bigint[], $3::bigint[]) as t (topic, part, next_offset)
join consumer_offset o on o.topic = t.topic and o.part = t.part
where o.next_offset <> t.next_offset
