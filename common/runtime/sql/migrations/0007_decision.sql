-- SPDX-License-Identifier: Apache-2.0
-- What operators decided of this bookkeeping. The ledger says a code; the words typed for it may
-- name somebody: they stand here alone, closed, and go after their time (ops_decisions.c).
create table decision (
    decision_id uuid primary key,
    decided_at bigint not null,
    client_id uuid not null,
    decided text not null,
    reason text not null,
    source text,
    kind text,
    stream_id uuid,
    seq bigint,
    wrapped_key text,
    sealed_why bytea
);
create index decision_words on decision (decided_at) where wrapped_key is not null;
do $$
declare
    service text := current_schema();
begin
    if exists (select from pg_roles where rolname = service) then
        execute format('grant select, insert, update (wrapped_key, sealed_why) on decision to %I',
            service);
    end if;
end
$$;
