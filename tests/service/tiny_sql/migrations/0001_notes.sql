-- SPDX-License-Identifier: Apache-2.0
-- The tables of the small service that the runtime's tests run, with the second wall over them.
create table note (
    contact_id uuid primary key,
    region text not null,
    title text not null,
    state text not null,
    external_ref text unique
);
alter table note enable row level security;
create policy note_seen on note using (
    current_setting('halfsky.scope', true) in ('service', 'ops')
    or region like current_setting('halfsky.region', true) || '%');
create table matter_seen (
    matter_id uuid primary key,
    offers bigint not null
);
grant select, insert, update on note, matter_seen to tiny;
