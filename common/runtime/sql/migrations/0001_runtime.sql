-- SPDX-License-Identifier: Apache-2.0
-- The bookkeeping that every service has in its own schema (protocol.md). The service's role may
-- read and append the ledger and nothing else there; it owns none of these tables.

-- One row a stream: the lock, the next seq, the previous hash (U2, U3).
create table head (
    kind text collate "C" not null,
    stream_id uuid not null,
    seq bigint not null,
    hash bytea,
    recorded_at bigint,
    primary key (kind, stream_id)
) with (fillfactor = 70);

-- L1. Outbox, audit trail and replay source at once.
create table ledger (
    id bigint generated always as identity (cache 1) primary key,
    kind text collate "C" not null,
    stream_id uuid not null,
    seq bigint not null,
    type text not null,
    region text not null,
    actor text not null,
    recorded_at bigint not null,
    correlation text not null,
    causation text,
    traceparent text,
    body text not null,
    algorithm bigint not null,
    hash bytea not null,
    unique (kind, stream_id, seq)
);

-- C2. How far each stream of each source has been applied here.
create table applied (
    source text collate "C" not null,
    kind text collate "C" not null,
    stream_id uuid not null,
    seq bigint not null,
    hash bytea not null,
    recorded_at bigint not null,
    primary key (source, kind, stream_id)
) with (fillfactor = 70);

-- Events that wait (C2, C4, C6, C8). Without readable coordinates kind, stream and seq are absent.
create table parked (
    topic text not null,
    part bigint not null,
    position bigint not null,
    incarnation bigint not null,
    source text collate "C",
    kind text collate "C",
    stream_id uuid,
    seq bigint,
    type text,
    region text,
    actor text,
    recorded_at bigint,
    correlation text,
    causation text,
    traceparent text,
    algorithm bigint,
    hash bytea,
    body bytea,
    reason text not null,
    why text not null,
    waits_kind text collate "C",
    waits_id uuid,
    parked_at bigint not null,
    primary key (topic, part, position, incarnation)
);
-- The same event arriving twice (another incarnation, a rebuild) waits once.
create unique index parked_event on parked (source, kind, stream_id, seq, hash) where stream_id is
    not null;
create index parked_stream on parked (kind, stream_id);
create index parked_waits on parked (waits_kind, waits_id) where waits_kind is not null;

-- C1. Moves in the transaction that applied.
create table consumer_offset (
    topic text collate "C" not null,
    part bigint not null,
    next_offset bigint not null,
    epoch bigint not null,
    cluster text,
    incarnation bigint not null,
    kinds text not null,
    ready_offset bigint not null default 0, -- C9: caught up once next_offset is not below it
    primary key (topic, part)
) with (fillfactor = 50);

-- What an operator decided on a held event; rebuilds keep and obey it (C8).
create table verdict (
    source text collate "C" not null,
    kind text collate "C" not null,
    stream_id uuid not null,
    seq bigint not null,
    hash bytea not null,
    verdict text not null,
    why text not null,
    given_at bigint not null,
    primary key (source, kind, stream_id, seq, hash)
);

-- D1. Time-outs, reminders, sweeps and drains. stream_kind is '' where no stream is held.
create table due (
    due_id uuid not null,
    kind text collate "C" not null,
    stream_kind text collate "C" not null default '',
    stream_id uuid,
    subject_id uuid not null,
    due_at bigint not null,
    parked_why text,
    primary key (kind, stream_kind, subject_id)
);
create index due_at on due (due_at) where parked_why is null;

-- A5. One 2xx answer a key.
create table idempotency (
    client_id uuid not null,
    route text not null,
    key text not null,
    digest bytea not null,
    key_id text not null,
    status bigint not null,
    etag text,
    location text,
    arrival text,
    answer text not null,
    recorded_at bigint not null,
    primary key (client_id, route, key)
);
create index idempotency_age on idempotency (recorded_at);

-- R1. One row: the lease, the position, the last cluster and incarnation.
create table relay_cursor (
    is_only boolean primary key default true check (is_only),
    epoch bigint not null default 0,
    holder text,
    lease_until bigint not null default 0,
    hi bigint not null default 0,
    cluster text,
    incarnation bigint not null default 0,
    forked text
);
insert into relay_cursor default values;
create table relay_gap (
    id bigint primary key,
    xid xid8 not null
);
create table relay_part (
    part bigint primary key,
    last_offset bigint not null
);

-- L4. Refusals of one client within a minute are one ledger row with a count.
create table refusal (
    client_id uuid not null,
    minute bigint not null,
    status bigint not null,
    problem text not null,
    refusals bigint not null,
    primary key (client_id, minute, status)
);
