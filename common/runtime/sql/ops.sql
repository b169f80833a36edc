-- SPDX-License-Identifier: Apache-2.0
-- What operators see and do (/v1/ops/<service>/…). Nothing here reads a service's own tables.

-- name: ops_status
-- One row: where ledger, relay, parked and due rows stand.
select (select count(*) from parked) as parked,
       (select count(*) from parked where reason in ('poison', 'defect', 'fork', 'unreadable')) as
       stuck,
       (select min(parked_at) from parked) as oldest_parked_at,
       (select count(*) from due where parked_why is null) as due_waiting,
       (select count(*) from due where parked_why is not null) as due_parked,
       (select max(id) from ledger) as ledger_last,
       c.hi as relay_hi, (select count(*) from relay_gap) as relay_gaps, c.incarnation as
       relay_incarnation,
       c.forked as relay_forked,
       (select count(*) from consumer_offset where next_offset < ready_offset) as catching_up
from relay_cursor c

-- name: ops_waiting
-- Asked every few seconds: each part is an index's first row or a count that ends at a bound.
select (select count(*) from (select from parked limit 10000) p) as parked,
       (select count(*) from (select from parked
                              where reason in ('poison', 'defect', 'fork', 'unreadable')
                              limit 10000) s) as stuck,
       (select min(parked_at) from parked) as parked_since,
       (select count(*) from (select from due where parked_why is not null limit 10000) d) as
       due_parked,
       (select min(due_at) from due where parked_why is null) as due_since,
       greatest((select max(id) from ledger) - c.hi, 0) as unpublished,
       (select l.recorded_at from ledger l where l.id > c.hi order by l.id limit 1) as
       unpublished_since,
       (c.forked is not null)::int::bigint as forked,
       (select count(*) from consumer_offset where next_offset < ready_offset) as catching_up
from relay_cursor c

-- name: ops_due_failed
-- The longest due first: its matter has waited most.
select kind as action, nullif(stream_kind, '') as stream, stream_id, subject_id, due_at,
    parked_why as why
from due where parked_why is not null order by due_at limit $1

-- name: ops_due_retry
-- It is over, so the next turn takes it.
update due set parked_why = null
where kind = $1 and stream_kind = coalesce($2, '') and stream_id is not distinct from $3
  and subject_id = $4 and parked_why is not null
returning kind as action, nullif(stream_kind, '') as stream, stream_id, subject_id

-- name: ops_parked
-- A page in the order of the key.
select topic, part, position, incarnation, source, kind, stream_id, seq, type, recorded_at, hash,
    reason, why,
       waits_kind, waits_id, parked_at
from parked
where (topic, part, position, incarnation) > ($1, $2, $3, $4) and ($5::text is null or reason = $5)
order by topic, part, position, incarnation limit $6

-- name: ops_parked_one
-- With its body, which may be anything.
select topic, part, position, incarnation, source, kind, stream_id, seq, type, recorded_at, hash,
    reason, why,
       waits_kind, waits_id, parked_at, body
from parked where topic = $1 and part = $2 and position = $3 and incarnation = $4

-- name: ops_parked_free
-- C8: what an operator frees is tried again by a drain on the ordinary path; never behind its
-- stream's head.
update parked set reason = 'held', why = $5, waits_kind = null, waits_id = null
where topic = $1 and part = $2 and position = $3 and incarnation = $4

-- name: ops_parked_delete
-- A record without readable coordinates: nothing waits for it.
delete from parked where topic = $1 and part = $2 and position = $3 and incarnation = $4 and
    stream_id is null

-- name: ops_verdict
-- C8: rebuilds keep and obey it.
insert into verdict (source, kind, stream_id, seq, hash, verdict, why, given_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (source, kind, stream_id, seq, hash) do nothing

-- name: ops_relay_adopt
-- R4: the relay begins behind what the topic holds, under a higher incarnation.
update relay_cursor set forked = null, cluster = null, incarnation = greatest(incarnation, 1)
where forked is not null
returning hi

-- name: ops_rebuild_patience
-- C10: emptying what years have brought takes longer than any other statement may; the server looks
-- meanwhile whether the service is still there, or its locks would outlive it as long. Both end
-- with the transaction and count from the next statement on. Gives no column.
select where set_config('statement_timeout', ($1::bigint)::text, true) is not null
         and set_config('client_connection_check_interval', ($2::bigint)::text, true) is not null

-- name: ops_decision_put
-- Beside the ledger row of the same unit, which says the code alone.
insert into decision (decision_id, decided_at, client_id, decided, reason, source, kind, stream_id,
    seq, wrapped_key, sealed_why)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: ops_decisions
-- A page, the latest first: ids grow with time.
select decision_id, decided_at, client_id, decided, reason, source, kind, stream_id, seq,
    wrapped_key, sealed_why
from decision where $1::uuid is null or decision_id < $1 order by decision_id desc limit $2

-- name: ops_decisions_old
-- Words are kept for their time; that something was decided, by whom and by which code stays.
update decision set wrapped_key = null, sealed_why = null
where decided_at < $1 and wrapped_key is not null

-- name: ops_ledger
-- A page by id, with the row before each in its stream, and the head that the last one must agree
-- with.
select l.id, l.kind, l.stream_id, l.seq, l.type, l.region, l.actor, l.recorded_at, l.correlation,
    l.causation,
       l.traceparent, l.body, l.algorithm, l.hash, p.hash as previous_hash, h.seq as head_seq,
       h.hash as head_hash,
       not exists (select from ledger n where n.kind = l.kind and n.stream_id = l.stream_id and
       n.seq > l.seq)
           as is_last
from ledger l
left join ledger p on p.kind = l.kind and p.stream_id = l.stream_id and p.seq = l.seq - 1
left join head h on h.kind = l.kind and h.stream_id = l.stream_id
where l.id > $1 and ($2::text is null or l.kind = $2) and ($3::uuid is null or l.stream_id = $3)
order by l.id limit $4
