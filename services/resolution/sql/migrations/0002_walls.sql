-- SPDX-License-Identifier: Apache-2.0
-- Who may see and move a proceeding (protocol.md A2, C9). The wall_ function is the first wall: the
-- statements of sql/ ask it. The policies are the second and do not; both rest on the access rows
-- that triage has given, for the whole matter or for the proceeding's track.

create function actor_scope() returns text language sql stable
return coalesce(current_setting('halfsky.scope', true), '');
create function actor_role() returns text language sql stable
return coalesce(current_setting('halfsky.role', true), '');
create function actor_region() returns text language sql stable
return nullif(current_setting('halfsky.region', true), '');
create function actor_account() returns uuid language sql stable
return nullif(current_setting('halfsky.account', true), '')::uuid;
-- A clerk works for the body that hosts the station.
create function actor_agency() returns text language sql stable
return case when coalesce(current_setting('halfsky.agency', true), '') <> ''
            then current_setting('halfsky.agency', true)
            when actor_role() = 'clerk' then 'labour' end;

create function actor_holds(row_account uuid, row_agency text, row_region text)
    returns boolean language sql stable
return case actor_role()
           when 'worker' then row_account = actor_account()
           when 'clerk' then row_agency = actor_agency() and starts_with(row_region, actor_region())
           when 'officer' then row_agency = actor_agency()
               and starts_with(row_region, actor_region())
           when 'mediator' then row_agency = actor_agency()
               and starts_with(row_region, actor_region())
           else false end;

-- C9: an ended access may be among what has not been applied yet.
create function heard_all_of(asked uuid) returns boolean language sql stable
return not exists (select from consumer_offset o
                   where o.topic = 'halfsky.triage.v1' and o.next_offset < o.ready_offset)
   and not exists (select from parked p
                   where p.source = 'triage' and p.kind = 'matter' and p.stream_id = asked);

-- --- the first wall ------------------------------------------------------------------------------
create function wall_proceeding(asked uuid, asked_track text) returns boolean
    language plpgsql stable as $body$
begin
    return actor_scope() = 'service'
        or (actor_scope() = 'client' and heard_all_of(asked)
            and exists (select from access a where a.matter_id = asked and a.until_at is null
                        and (a.track is null or a.track = asked_track)
                        and actor_holds(a.account_id, a.agency, a.region)));
end
$body$;

-- --- the second wall -----------------------------------------------------------------------------
alter table access enable row level security;
create policy seen on access for select using (
    actor_scope() = 'service'
    or (actor_scope() = 'client' and actor_holds(account_id, agency, region)));
create policy heard on access for insert with check (actor_scope() = 'service');
create policy ended on access for update using (actor_scope() = 'service');

-- By way of the access rows that are seen; a track of NULL asks for any.
create function actor_sees(asked uuid, asked_track text) returns boolean
    language plpgsql stable as $body$
begin
    return actor_scope() = 'client'
       and exists (select from access a where a.matter_id = asked and a.until_at is null
                   and (a.track is null or asked_track is null or a.track = asked_track));
end
$body$;

alter table matter enable row level security;
create policy seen on matter for select using (
    actor_scope() = 'service' or actor_sees(matter_id, null));
create policy heard on matter for insert with check (actor_scope() = 'service');
create policy heard_again on matter for update using (actor_scope() = 'service');

-- Which state a role may leave behind. The service itself, which is what events and due actions
-- are, ends a negotiation and marks a limit; whatever role, the table's checks hold besides.
create function actor_leaves(track text, state text) returns boolean language sql stable
return case
    when actor_scope() = 'service' then
        state in ('proposed', 'opened') or (track = 'negotiation' and state = 'failed')
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then
        track = 'negotiation' or state = 'proposed'
    when actor_role() = 'worker' then
        track = 'negotiation' or state in ('proposed', 'declined', 'failed')
    when actor_role() = 'mediator' then track = 'mediation'
    else false end;
-- Which state a role may change.
create function actor_takes(track text, state text) returns boolean language sql stable
return case
    when actor_scope() = 'service' then state in ('asked', 'talking', 'proposed', 'opened')
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then track = 'negotiation'
    when actor_role() = 'worker' then track in ('negotiation', 'mediation')
    when actor_role() = 'mediator' then track = 'mediation'
    else false end
   and state in ('asked', 'talking', 'proposed', 'opened');

alter table proceeding enable row level security;
create policy seen on proceeding for select using (
    actor_scope() = 'service' or actor_sees(matter_id, track));
create policy begun on proceeding for insert with check (
    actor_leaves(track, state) and (actor_scope() = 'service' or actor_sees(matter_id, track)));
create policy moved on proceeding for update
    using (actor_takes(track, state)
           and (actor_scope() = 'service' or actor_sees(matter_id, track)))
    with check (actor_leaves(track, state)
                and (actor_scope() = 'service' or actor_sees(matter_id, track)));

-- Her yes is written in her own name, the employer's in the mediator's, and neither by the service.
alter table consent enable row level security;
create policy seen on consent for select using (
    exists (select from proceeding p where p.proceeding_id = consent.proceeding_id));
create policy said on consent for insert with check (
    actor_scope() = 'client' and coalesce(said_by = actor_account(), false)
    and ((side = 'worker' and actor_role() = 'worker')
         or (side = 'employer' and actor_role() = 'mediator'))
    -- By its key alone: a condition on track or state may be answered by a walk over all open ones.
    and coalesce((select p.track = 'mediation' and p.state = 'proposed' from proceeding p
                  where p.proceeding_id = consent.proceeding_id), false));

alter table session enable row level security;
create policy seen on session for select using (
    exists (select from proceeding p where p.proceeding_id = session.proceeding_id));
create policy held on session for insert with check (
    actor_scope() = 'client' and coalesce(recorded_by = actor_account(), false)
    and exists (select from proceeding p where p.proceeding_id = session.proceeding_id));

-- --- rights --------------------------------------------------------------------------------------
do $$
declare
    own text := current_schema();
begin
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert, update on access, matter, proceeding to %I', own);
        execute format('grant select, insert on consent, session to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
