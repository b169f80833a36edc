-- SPDX-License-Identifier: Apache-2.0
-- Who may see a figure (protocol.md A2, C9): who may see its matter. The wall_ function is the
-- first wall: the statements of sql/ ask it. The policies are the second and do not; both rest on
-- the access rows that triage has given. Everything is written by the service itself.

create function viewer_scope() returns text language sql stable
return coalesce(current_setting('halfsky.scope', true), '');
create function viewer_role() returns text language sql stable
return coalesce(current_setting('halfsky.role', true), '');
create function viewer_region() returns text language sql stable
return nullif(current_setting('halfsky.region', true), '');
-- A clerk works for the body that hosts the station.
create function viewer_agency() returns text language sql stable
return case when coalesce(current_setting('halfsky.agency', true), '') <> ''
            then current_setting('halfsky.agency', true)
            when viewer_role() = 'clerk' then 'labour' end;

create function viewer_holds(row_agency text, row_region text) returns boolean language sql stable
return viewer_role() in ('clerk', 'officer') and row_agency = viewer_agency()
   and starts_with(row_region, viewer_region());

-- --- the first wall ------------------------------------------------------------------------------
create function wall_matter(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return viewer_scope() = 'service' or (
        viewer_scope() = 'client' and exists (
            select from access a where a.matter_id = asked and not a.ended
                and viewer_holds(a.agency, a.region))
        -- C9: an ended access may be among what waits, or has not come yet.
        and not exists (select from parked p
                        where p.source = 'triage' and p.kind = 'matter' and p.stream_id = asked)
        and not exists (select from consumer_offset o where o.next_offset < o.ready_offset));
end
$body$;

-- --- the second wall -----------------------------------------------------------------------------
alter table access enable row level security;
create policy seen on access for select using (
    viewer_scope() = 'service' or (viewer_scope() = 'client' and viewer_holds(agency, region)));
create policy heard on access for insert with check (viewer_scope() = 'service');
create policy ended on access for update using (viewer_scope() = 'service');

-- By way of the access rows that are seen.
create function viewer_sees(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return viewer_scope() = 'client'
       and exists (select from access a where a.matter_id = asked and not a.ended);
end
$body$;

do $$
declare
    walled text;
begin
    foreach walled in array array['matter', 'track', 'stage', 'item'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('create policy seen on %I for select using '
                       '(viewer_scope() = ''service'' or viewer_sees(matter_id))', walled);
        execute format('create policy heard on %I for insert '
                       'with check (viewer_scope() = ''service'')', walled);
        execute format('create policy heard_again on %I for update '
                       'using (viewer_scope() = ''service'')', walled);
    end loop;
end
$$;

-- --- building anew -------------------------------------------------------------------------------
-- C10: whoever is amid a batch is waited for, and finds its offsets moved. What an operator decided
-- on a held event stays. Until a partition is again where it was, it counts as catching up.
create function projections_emptied() returns bigint language plpgsql security definer as $body$
declare
    emptied bigint;
begin
    lock table applied in access exclusive mode;
    perform from consumer_offset order by topic, part for update;
    delete from access;
    delete from matter;
    delete from track;
    delete from stage;
    delete from item;
    delete from applied;
    delete from parked;
    update consumer_offset
    set ready_offset = greatest(ready_offset, next_offset), next_offset = 0;
    get diagnostics emptied = row_count;
    return emptied;
end
$body$;

-- --- rights --------------------------------------------------------------------------------------
do $$
declare
    own text := current_schema();
begin
    execute format('alter function projections_emptied() set search_path = %I, pg_temp', own);
    revoke execute on function projections_emptied() from public;
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert, update on access, matter, track, stage, item to %I',
                       own);
        execute format('grant execute on function projections_emptied() to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
