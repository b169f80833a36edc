-- SPDX-License-Identifier: Apache-2.0
-- Offers, sessions of care and contacts, as they were heard, and who may count them. An offer and a
-- session are of a matter, and whoever sees that counts them; a contact names nobody and is counted
-- by staff in its region.

create table offer (
    offer_id uuid primary key,
    matter_id uuid not null,
    kind text not null,
    state text not null
);
create index offer_of_matter on offer (matter_id);

create table care_session (
    session_id uuid primary key,
    matter_id uuid not null
);
create index care_session_of_matter on care_session (matter_id);

create table contact (
    contact_id uuid primary key,
    region text collate "C" not null,
    led boolean not null default false -- to a matter
);
create index contact_of_region on contact (region, contact_id);

create function viewer_counts(row_region text) returns boolean language sql stable
return viewer_scope() = 'client' and viewer_role() in ('clerk', 'officer')
   and starts_with(row_region, viewer_region());
create function wall_contact(row_region text) returns boolean language sql stable
return viewer_counts(row_region);

do $$
declare
    walled text;
begin
    foreach walled in array array['offer', 'care_session', 'contact'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('create policy heard on %I for insert '
                       'with check (viewer_scope() = ''service'')', walled);
        execute format('create policy seen on %I for select using (viewer_scope() = ''service'' '
                       'or %s)', walled, case walled when 'contact' then 'viewer_counts(region)'
                                                     else 'viewer_sees(matter_id)' end);
    end loop;
end
$$;
create policy answered on offer for update using (viewer_scope() = 'service');
create policy led on contact for update using (viewer_scope() = 'service');

-- The bookkeeping first: from then on nobody writes a row that is heard again (C10).
create or replace function projections_emptied() returns bigint language plpgsql security definer
as $body$
declare
    partitions bigint := heard_anew();
begin
    delete from access;
    delete from matter;
    delete from track;
    delete from stage;
    delete from item;
    delete from offer;
    delete from care_session;
    delete from contact;
    return partitions;
end
$body$;

do $$
declare
    own text := current_schema();
begin
    execute format('alter function projections_emptied() set search_path = %I, pg_temp', own);
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert on care_session to %I', own);
        execute format('grant select, insert, update on offer, contact to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
