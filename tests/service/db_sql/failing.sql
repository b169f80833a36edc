-- SPDX-License-Identifier: Apache-2.0
--
-- Statements that go wrong on purpose.

-- name: one_put
-- A single row; the second with the same key breaks the primary key.
insert into every (key, words) values ($1, $2);

-- name: divide
-- Fails for 0 with an error that is none of the mapped ones.
select $1::bigint / $2::bigint as many;

-- name: parse_number
-- The server's words would quote the value.
select ($1::text)::bigint as many;

-- name: hold_back
-- Longer than any timeout of these tests.
select count(pg_sleep($1::bigint)) as many;

-- name: ended
-- Ends the session that asks.
select pg_terminate_backend(pg_backend_pid()) as agreed;

-- name: end_backend
-- Ends another session.
select pg_terminate_backend($1::bigint::integer) as agreed;

-- name: cancel_backend
-- Cancels what another session does, as an operator may.
select pg_cancel_backend($1::bigint::integer) as agreed;

-- name: own_backend
-- The process that serves this session.
select pg_backend_pid()::bigint as many;

-- name: locked
-- Waits for a row that another session has.
select key from every where key = $1 for update;

-- name: later_put
-- Breaks a constraint that is checked when the transaction commits.
insert into later (number) values ($1);

-- name: forbidden_read
-- A table of another role.
select count(*) as many from forbidden;

-- name: walled_put
-- Row level security refuses every row but number 1.
insert into walled (number) values ($1);

-- name: setting
-- What the session runs with.
select current_setting($1) as words;

-- name: commits_stuck
-- Sessions whose COMMIT waits for the standby that is never there.
select count(*) as many from pg_stat_activity
where wait_event = 'SyncRep' and pid = $1::bigint::integer;
