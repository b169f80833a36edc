-- SPDX-License-Identifier: Apache-2.0
-- Who may see and move an application (protocol.md A2, C9). The wall_ functions are the first wall:
-- the statements of sql/ ask them. The policies are the second and ask none of them; both rest on
-- the access rows that triage has given, for the whole matter or for the track legal aid.

create function party_scope() returns text language sql stable
return coalesce(current_setting('halfsky.scope', true), '');
create function party_role() returns text language sql stable
return coalesce(current_setting('halfsky.role', true), '');
create function party_region() returns text language sql stable
return nullif(current_setting('halfsky.region', true), '');
create function party_account() returns uuid language sql stable
return nullif(current_setting('halfsky.account', true), '')::uuid;
-- A clerk works for the body that hosts the station.
create function party_agency() returns text language sql stable
return case when coalesce(current_setting('halfsky.agency', true), '') <> ''
            then current_setting('halfsky.agency', true)
            when party_role() = 'clerk' then 'labour' end;

create function party_holds(row_account uuid, row_agency text, row_region text, row_track text)
    returns boolean language sql stable
return (row_track is null or row_track = 'legal_aid')
   and case party_role()
           when 'worker' then row_account = party_account()
           when 'clerk' then row_agency = party_agency() and starts_with(row_region, party_region())
           when 'officer' then row_agency = party_agency()
               and starts_with(row_region, party_region())
           when 'aid_officer' then row_agency = 'justice' and party_agency() = 'justice'
               and starts_with(row_region, party_region())
           when 'helper' then row_agency = 'justice' and party_agency() = 'justice'
               and starts_with(row_region, party_region())
           else false end;
-- A provider sees what is assigned to his account, as long as it is.
create function party_provides(row_account uuid) returns boolean language sql stable
return party_role() <> 'helper' or coalesce(row_account = party_account(), false);

-- C9: an ended access may be among what has not been applied yet.
create function heard_all_of(asked uuid) returns boolean language sql stable
return not exists (select from consumer_offset o
                   where o.topic = 'halfsky.triage.v1' and o.next_offset < o.ready_offset)
   and not exists (select from parked p
                   where p.source = 'triage' and p.kind = 'matter' and p.stream_id = asked);

-- --- the first wall ------------------------------------------------------------------------------
create function wall_matter(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return party_scope() = 'service'
        or (party_scope() = 'client' and heard_all_of(asked)
            and exists (select from access a where a.matter_id = asked and a.until_at is null
                        and party_holds(a.account_id, a.agency, a.region, a.track)));
end
$body$;
create function wall_application(asked uuid, provider uuid) returns boolean language sql stable
return wall_matter(asked) and (party_scope() = 'service' or party_provides(provider));

-- --- the second wall -----------------------------------------------------------------------------
alter table access enable row level security;
create policy seen on access for select using (
    party_scope() = 'service'
    or (party_scope() = 'client' and party_holds(account_id, agency, region, track)));
create policy heard on access for insert with check (party_scope() = 'service');
create policy ended on access for update using (party_scope() = 'service');

-- By way of the access rows that are seen.
create function party_sees(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return party_scope() = 'client'
       and exists (select from access a where a.matter_id = asked and a.until_at is null);
end
$body$;

alter table offer enable row level security;
create policy seen on offer for select using (party_scope() = 'service' or party_sees(matter_id));
create policy heard on offer for insert with check (party_scope() = 'service');
create policy answered on offer for update using (party_scope() = 'service');

-- Which state a role may leave behind. A refusal is an officer's own, and the service itself, which
-- is what events and due actions are, never writes one.
create function party_leaves(state text, decided_by uuid, reviewed_by uuid, provider uuid)
    returns boolean language sql stable
return case
    when party_scope() = 'service' then state not in ('refused', 'upheld')
    when party_scope() <> 'client' then false
    when party_role() = 'aid_officer' then
        state in ('granted', 'assigned', 'ended')
        or (state = 'refused' and coalesce(decided_by = party_account(), false))
    when party_role() = 'officer' and state in ('granted', 'upheld') then
        party_agency() = 'justice' and coalesce(reviewed_by = party_account(), false)
        and decided_by is distinct from reviewed_by
    when party_role() in ('worker', 'clerk', 'officer') then
        state in ('applied', 'in_review', 'withdrawn')
    when party_role() = 'helper' then
        state in ('assigned', 'ended') and party_provides(provider)
    else false end;
-- Which state a role may change.
create function party_takes(state text, provider uuid) returns boolean language sql stable
return case
    when party_scope() = 'service' then true
    when party_scope() <> 'client' then false
    when party_role() = 'aid_officer' then state in ('applied', 'granted', 'assigned')
    when party_role() = 'officer' and state = 'in_review' then party_agency() = 'justice'
    when party_role() in ('worker', 'clerk', 'officer') then
        state in ('applied', 'granted', 'assigned', 'refused')
    when party_role() = 'helper' then state = 'assigned' and party_provides(provider)
    else false end;

alter table application enable row level security;
create policy seen on application for select using (
    party_scope() = 'service' or (party_sees(matter_id) and party_provides(account_id)));
create policy filed on application for insert with check (
    party_leaves(state, decided_by, reviewed_by, account_id)
    and (party_scope() = 'service' or party_sees(matter_id)));
create policy moved on application for update
    using (party_takes(state, account_id) and (party_scope() = 'service' or party_sees(matter_id)))
    with check (party_leaves(state, decided_by, reviewed_by, account_id)
                and (party_scope() = 'service' or party_sees(matter_id)));

alter table report enable row level security;
create policy seen on report for select using (
    exists (select from application p where p.application_id = report.application_id));
create policy reported on report for insert with check (
    party_scope() = 'client' and party_role() in ('aid_officer', 'helper')
    and exists (select from application p where p.application_id = report.application_id));

-- --- rights --------------------------------------------------------------------------------------
do $$
declare
    own text := current_schema();
begin
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert, update on access, offer, application to %I', own);
        execute format('grant select, insert on report to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
