-- SPDX-License-Identifier: Apache-2.0
-- What commands and queries read and keep besides a service's own tables: answers by key (A5), how
-- far a stream is here (A4), whether a matter may be shown (C9), refusals (L4).

-- name: idempotency_find
-- A5: read after the heads and before anything that can refuse.
select digest, key_id, status, etag, location, arrival, answer from idempotency
where client_id = $1 and route = $2 and key = $3

-- name: idempotency_put
-- A5: in the unit's transaction; two units with one key meet here, and the later one starts over.
insert into idempotency (client_id, route, key, digest, key_id, status, etag, location, arrival,
    answer, recorded_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: idempotency_old
-- A5: answers are kept 30 days; taken away in small parts, so that no lock lasts.
delete from idempotency i using (
    select client_id, route, key from idempotency where recorded_at < $1 order by recorded_at limit
        $2) as old
where i.client_id = old.client_id and i.route = old.route and i.key = old.key

-- name: head_read
-- The version that an ETag of a query names; read before the rows, so that it is never newer than
-- they are.
select kind, stream_id, seq, hash, recorded_at from head where kind = $1 and stream_id = $2

-- name: arrival_seen
-- A4: how far a stream of another service has been applied here.
select coalesce((select seq from applied where source = $1 and kind = $2 and stream_id = $3), 0) as
    seq

-- name: guard_read
-- C9: triage's stream of this matter is held here, or this service is still catching up on triage.
-- The walls of the rows ask the same of the whole topic: were one partition enough here, a matter
-- would be "not there" while another still fills.
select exists (select from parked where source = 'triage' and kind = 'matter' and stream_id = $1)
       or exists (select from consumer_offset
                  where topic = $2 and next_offset < ready_offset) as held

-- name: refusal_add
-- L4: refusals of one client, window and status are one row with a count, until the window is over.
insert into refusal as r (client_id, minute, status, problem, refusals)
select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[])
    as t (client_id, minute, status, problem, refusals)
order by t.client_id, t.minute, t.status
on conflict (client_id, minute, status)
do update set refusals = r.refusals + excluded.refusals, problem = excluded.problem

-- name: refusal_clients
-- Whose windows are over; read without locks, decided under the client's head.
select distinct client_id from refusal where minute < $1 order by client_id limit $2

-- name: refusal_take
-- L4: under the head of client/<id>; what another replica took first is gone.
delete from refusal where client_id = $1 and minute < $2 returning client_id, minute, status,
    problem, refusals

-- name: backend_alive
-- U8: the backend of a COMMIT whose outcome is unknown; a row while it is there.
select pid::bigint as pid from pg_stat_activity where pid = $1::bigint
