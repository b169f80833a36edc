-- SPDX-License-Identifier: Apache-2.0
-- Who may see and move a map (protocol.md A2). The wall_ functions are the first wall: the
-- statements of sql/ ask them. The policies are the second and ask none of them; they rest on
-- caller_sees, which reads the access rows with the owner's eyes and hands out yes or no. Whoever
-- is offered a hand-over sees that track while it is offered.

create function caller_scope() returns text language sql stable
    return coalesce(current_setting('halfsky.scope', true), '');
create function caller_role() returns text language sql stable
    return coalesce(current_setting('halfsky.role', true), '');
create function caller_region() returns text language sql stable
    return nullif(current_setting('halfsky.region', true), '');
create function caller_account() returns uuid language sql stable
    return nullif(current_setting('halfsky.account', true), '')::uuid;
-- The station's clerk works for the body that hosts the station.
create function caller_agency() returns text language sql stable
    return coalesce(nullif(current_setting('halfsky.agency', true), ''),
        case caller_role() when 'clerk' then 'labour' end);
create function caller_is_staff() returns boolean language sql stable
    return caller_role() in ('officer', 'clerk', 'mediator', 'arbitrator', 'court_clerk',
        'aid_officer', 'helper');
-- A higher level sees what lies in its region, never the other way round.
create function caller_covers(row_agency text, row_region text) returns boolean language sql stable
    return caller_is_staff() and row_agency = caller_agency() and starts_with(row_region,
        caller_region());
create function caller_fits(row_account uuid, row_agency text,
    row_region text) returns boolean language sql stable
    return (caller_role() = 'worker' and row_account = caller_account())
        or caller_covers(row_agency, row_region);

create function caller_sees(asked uuid, asked_track text) returns boolean
language sql stable security definer set search_path from current
begin atomic
    select caller_scope() in ('service', 'ops')
        or (caller_scope() = 'client'
            and (exists (select from access a
                         where a.matter_id = asked and a.until_at is null
                           and caller_fits(a.account_id, a.agency, a.region)
                           and (a.track is null or asked_track is null or a.track = asked_track))
                 or exists (select from baton b
                            where b.matter_id = asked and b.state = 'offered'
                                and caller_covers(b.to_agency, b.to_region)
                              and (asked_track is null or b.track = asked_track))));
end;
create function caller_is_offered(asked uuid, asked_track text) returns boolean
language sql stable security definer set search_path from current
begin atomic
    select exists (select from baton b where b.matter_id = asked and b.track = asked_track
        and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
end;
create function caller_moves() returns boolean language sql stable
    return caller_scope() = 'service' or (caller_scope() = 'client' and caller_role() in ('worker',
        'clerk', 'officer'));
create function caller_moves_for(asked uuid, asked_track text) returns boolean language sql stable
    return caller_moves() and caller_sees(asked, asked_track);
create function caller_is_officer() returns boolean language sql stable
    return caller_scope() = 'client' and caller_role() = 'officer';
create function caller_is_desk() returns boolean language sql stable
    return caller_scope() = 'client' and caller_role() in ('officer', 'clerk');

-- --- the first wall ------------------------------------------------------------------------------
create function wall_matter(asked uuid) returns boolean language sql stable
    return caller_scope() in ('service', 'ops')
        or exists (select from access a where a.matter_id = asked and a.until_at is null
                                          and caller_fits(a.account_id, a.agency, a.region))
        or exists (select from baton b where b.matter_id = asked and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
create function wall_track(asked uuid, asked_track text) returns boolean language sql stable
    return caller_scope() in ('service', 'ops')
        or exists (select from access a where a.matter_id = asked and a.until_at is null
                                          and (a.track is null or a.track = asked_track)
                                          and caller_fits(a.account_id, a.agency, a.region))
        or exists (select from baton b where b.matter_id = asked and b.track = asked_track
            and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
-- Has it, or is the service itself.
create function wall_holds(row_agency text, row_region text) returns boolean language sql stable
    return caller_scope() = 'service' or (caller_scope() = 'client' and caller_covers(row_agency,
        row_region));
create function wall_stuck(row_agency text, row_region text) returns boolean language sql stable
    return caller_scope() in ('service', 'ops') or wall_holds(row_agency, row_region);

-- --- the second wall -----------------------------------------------------------------------------
alter table matter enable row level security;
create policy seen on matter for select using (caller_sees(matter_id, null));
create policy registered on matter for insert
    with check (caller_scope() = 'service' or (caller_is_officer() and caller_sees(matter_id,
        null)));
create policy assessed on matter for update
    using (caller_scope() = 'service' or (caller_is_officer() and caller_sees(matter_id, null)));

alter table fact enable row level security;
create policy seen on fact for select using (caller_sees(matter_id, null));
create policy heard on fact for insert with check (caller_scope() = 'service');
alter table claim enable row level security;
create policy seen on claim for select using (caller_sees(matter_id, null));
create policy heard on claim for insert with check (caller_scope() = 'service');

alter table assessment enable row level security;
create policy seen on assessment for select using (caller_sees(matter_id, null));
create policy made on assessment for insert
    with check (caller_scope() = 'service' or (caller_is_officer() and caller_sees(matter_id,
        null)));
alter table assessed_rule enable row level security;
create policy seen on assessed_rule for select using (caller_sees(matter_id, null));
create policy made on assessed_rule for insert
    with check (caller_scope() = 'service' or (caller_is_officer() and caller_sees(matter_id,
        null)));

-- An existing track is moved by who has it or is offered it; a closed one is opened again by
-- whoever may open one.
alter table track enable row level security;
create policy seen on track for select using (caller_sees(matter_id, track));
create policy opened on track for insert with check (caller_moves_for(matter_id, null));
create policy moved on track for update
    using (caller_scope() = 'service'
           or (caller_is_desk() and caller_covers(agency, region))
           or (caller_is_officer() and caller_is_offered(matter_id, track))
           or (state = 'closed' and caller_moves_for(matter_id, null)))
    with check (caller_moves_for(matter_id, null));

alter table offer enable row level security;
create policy seen on offer for select using (caller_sees(matter_id, null));
create policy made on offer for insert with check (caller_moves_for(matter_id, null));
create policy answered on offer for update
    using (caller_scope() = 'service' or (state = 'open' and caller_moves_for(matter_id, null)))
    with check (caller_moves_for(matter_id, null));

alter table baton enable row level security;
create policy seen on baton for select using (caller_sees(matter_id, track));
create policy offered on baton for insert with check (caller_moves_for(matter_id, null));
create policy settled on baton for update
    using (caller_scope() = 'service'
           or (caller_is_officer() and state = 'offered' and caller_covers(to_agency, to_region)))
    with check (caller_moves_for(matter_id, null));

alter table access enable row level security;
create policy seen on access for select using (caller_sees(matter_id, null));
create policy granted on access for insert
    with check (caller_moves_for(matter_id, null));
create policy ended on access for update
    using (caller_scope() = 'service' or (caller_is_officer() and caller_sees(matter_id, null)));

alter table timeline enable row level security;
create policy seen on timeline for select using (caller_sees(matter_id, track));
create policy told on timeline for insert with check (caller_moves_for(matter_id, null));

-- --- rights --------------------------------------------------------------------------------------
revoke execute on function caller_sees(uuid, text), caller_is_offered(uuid, text) from public;
do $$
declare
    runner text := current_schema();
begin
    if exists (select from pg_roles where rolname = runner) then
        execute format('grant execute on function caller_sees(uuid, text), '
                       'caller_is_offered(uuid, text) to %I', runner);
        execute format('grant select, insert on fact, claim, assessment, assessed_rule, timeline '
                       'to %I', runner);
        execute format('grant select, insert, update on matter, track, offer, baton, access '
                       'to %I', runner);
    else
        raise notice 'nobody is called %: no rights are given', runner;
    end if;
end
$$;
