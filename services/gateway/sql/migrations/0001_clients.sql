-- SPDX-License-Identifier: Apache-2.0
-- API clients: who may ask, as whom. Of a token only its SHA-256 is kept; while it is replaced the
-- older one may hold a little longer. The function is the first wall, the policy the second, which
-- does not ask it.
create table api_client (
    client_id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    previous_hash bytea unique check (octet_length(previous_hash) = 32),
    previous_until bigint,
    account_id uuid not null,
    agency text,
    role text not null,
    region text not null,
    label text not null,
    created_at bigint not null,
    revoked_at bigint,
    check ((previous_hash is null) = (previous_until is null))
);

create function client_fits(row_account uuid, row_region text) returns boolean language sql stable
return case coalesce(current_setting('halfsky.scope', true), '')
    when 'service' then true
    when 'ops' then starts_with(row_region, nullif(current_setting('halfsky.region', true), ''))
    when 'client' then row_account = nullif(current_setting('halfsky.account', true), '')::uuid
    else false end;

alter table api_client enable row level security;
create policy kept on api_client using (
    current_setting('halfsky.scope', true) = 'service'
    or (current_setting('halfsky.scope', true) = 'ops'
        and starts_with(region, nullif(current_setting('halfsky.region', true), '')))
    or (current_setting('halfsky.scope', true) = 'client'
        and account_id = nullif(current_setting('halfsky.account', true), '')::uuid));

do $$
begin
    if exists (select from pg_roles where rolname = 'gateway') then
        grant select, insert, update on api_client to gateway;
    end if;
end
$$;
