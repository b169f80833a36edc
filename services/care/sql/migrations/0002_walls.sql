-- SPDX-License-Identifier: Apache-2.0
-- Who may see and move a plan, and who may read what was written down (protocol.md A2, C9). The
-- wall_ functions are the first wall: the statements of sql/ ask them. The policies are the second
-- and ask none of them; both rest on the access rows that triage has given, for the whole matter or
-- for the track care, and for helpers besides on the team as it is now.

create function side_scope() returns text language sql stable
return coalesce(current_setting('halfsky.scope', true), '');
create function side_role() returns text language sql stable
return coalesce(current_setting('halfsky.role', true), '');
create function side_region() returns text language sql stable
return nullif(current_setting('halfsky.region', true), '');
create function side_account() returns uuid language sql stable
return nullif(current_setting('halfsky.account', true), '')::uuid;
-- A clerk works for the body that hosts the station.
create function side_agency() returns text language sql stable
return case when coalesce(current_setting('halfsky.agency', true), '') <> ''
            then current_setting('halfsky.agency', true)
            when side_role() = 'clerk' then 'labour' end;
-- Who names teams and ends plans.
create function side_gives_care() returns boolean language sql stable
return coalesce(side_agency() in ('labour', 'union', 'womens_federation'), false);

-- A team may be of the union and the women's federation together, and of a township below the
-- station: a helper comes by way of any agency's row that covers where she works.
create function side_holds(row_account uuid, row_agency text, row_region text, row_track text)
    returns boolean language sql stable
return (row_track is null or row_track = 'care')
   and case side_role()
           when 'worker' then row_account = side_account()
           when 'clerk' then row_agency = side_agency() and starts_with(row_region, side_region())
           when 'officer' then row_agency = side_agency() and starts_with(row_region, side_region())
           when 'helper' then side_agency() in ('union', 'womens_federation')
               and row_agency is not null
               and (starts_with(row_region, side_region())
                    or starts_with(side_region(), row_region))
           else false end;

-- --- the first wall ------------------------------------------------------------------------------
create function wall_matter(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return side_scope() = 'service'
        or (side_scope() = 'client' and heard_whole('triage', 'matter', asked)
            and exists (select from access a where a.matter_id = asked and a.until_at is null
                        and side_holds(a.account_id, a.agency, a.region, a.track)));
end
$body$;
create function wall_plan(asked uuid, asked_plan uuid) returns boolean language plpgsql stable
as $body$
begin
    return wall_matter(asked)
       and (side_role() <> 'helper'
            or exists (select from member m where m.plan_id = asked_plan
                       and m.account_id = side_account() and m.until_at is null));
end
$body$;
-- The team as it is now, while the plan is under way and she consents.
create function wall_note(asked uuid, asked_plan uuid) returns boolean language plpgsql stable
as $body$
begin
    return side_scope() = 'client' and side_role() = 'helper' and wall_plan(asked, asked_plan)
       and coalesce((select p.state = 'running' from plan p where p.plan_id = asked_plan), false)
       and coalesce((select c.answer from consent c where c.plan_id = asked_plan
                     order by c.consent_id desc limit 1), false);
end
$body$;
create function wall_own_matter(asked uuid) returns boolean language sql stable
return side_role() = 'worker' and wall_matter(asked);

-- --- the second wall -----------------------------------------------------------------------------
create function side_is_placed(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return exists (select from member m where m.matter_id = asked and m.until_at is null
                   and m.account_id = side_account());
end
$body$;
alter table access enable row level security;
-- A helper sees those of the matters that she helps in and no other.
create policy seen on access for select using (
    side_scope() = 'service'
    or (side_scope() = 'client' and side_holds(account_id, agency, region, track)
        and (side_role() <> 'helper' or side_is_placed(matter_id))));
create policy heard on access for insert with check (side_scope() = 'service');
create policy ended on access for update using (side_scope() = 'service');

-- By way of the access rows that are seen.
create function side_sees(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return side_scope() = 'client'
       and exists (select from access a where a.matter_id = asked and a.until_at is null);
end
$body$;

-- A helper sees her own place in a team and no other.
alter table member enable row level security;
create policy seen on member for select using (
    side_scope() = 'client'
    and case side_role()
            when 'helper' then until_at is null and coalesce(account_id = side_account(), false)
            else side_sees(matter_id) end);
create policy named on member for insert with check (
    side_sees(matter_id) and side_role() = 'officer' and side_gives_care());
create policy replaced on member for update
    using (side_sees(matter_id) and side_role() = 'officer' and side_gives_care())
    with check (until_at is not null);

create function side_helps(asked_plan uuid) returns boolean language plpgsql stable as $body$
begin
    return exists (select from member m where m.plan_id = asked_plan and m.until_at is null
                   and m.account_id = side_account());
end
$body$;

-- Which state a role may leave behind, and which it may change. Nothing of a plan is the service's
-- own, which is what events are.
create function side_leaves(state text, plan_id uuid) returns boolean language sql stable
return case side_role()
    when 'worker' then state in ('asked', 'withdrawn')
    when 'clerk' then state in ('asked', 'withdrawn')
    when 'officer' then state in ('asked', 'withdrawn')
        or (state in ('running', 'ended') and side_gives_care())
    when 'helper' then state = 'ended' and side_helps(plan_id)
    else false end;
create function side_takes(state text, plan_id uuid) returns boolean language sql stable
return state in ('asked', 'running')
   and case side_role()
    when 'worker' then true
    when 'clerk' then true
    when 'officer' then true
    when 'helper' then state = 'running' and side_helps(plan_id)
    else false end;

alter table plan enable row level security;
create policy seen on plan for select using (
    side_sees(matter_id) and (side_role() <> 'helper' or side_helps(plan_id)));
create policy asked on plan for insert with check (
    side_sees(matter_id) and side_leaves(state, plan_id));
create policy moved on plan for update
    using (side_sees(matter_id) and side_takes(state, plan_id))
    with check (side_sees(matter_id) and side_leaves(state, plan_id));

alter table offer enable row level security;
create policy seen on offer for select using (
    side_scope() = 'service'
    or (side_sees(matter_id)
        and (side_role() <> 'helper'
             or exists (select from plan p where p.matter_id = offer.matter_id))));
create policy heard on offer for insert with check (side_scope() = 'service');
create policy answered on offer for update using (side_scope() = 'service');

alter table erasure enable row level security;
create policy seen on erasure for select using (side_sees(matter_id));

-- Her word is a row in her own name.
alter table consent enable row level security;
create policy seen on consent for select using (
    exists (select from plan p where p.plan_id = consent.plan_id));
create policy said on consent for insert with check (
    side_sees(matter_id) and side_role() = 'worker' and coalesce(said_by = side_account(), false)
    and exists (select from plan p where p.plan_id = consent.plan_id));

alter table session enable row level security;
create policy seen on session for select using (
    exists (select from plan p where p.plan_id = session.plan_id));
create policy held on session for insert with check (
    side_sees(matter_id) and side_role() = 'helper' and coalesce(held_by = side_account(), false)
    -- By its key alone: a condition on the state may be answered by a walk over all open ones.
    and coalesce((select p.state = 'running' from plan p where p.plan_id = session.plan_id),
                 false));

-- The team as it is now, while the plan is under way and she consents; nobody else, the service
-- itself and operators included.
create function side_reads(asked uuid, asked_plan uuid) returns boolean language plpgsql stable
as $body$
begin
    return side_sees(asked) and side_role() = 'helper' and side_helps(asked_plan)
       and coalesce((select p.state = 'running' from plan p where p.plan_id = asked_plan), false)
       and coalesce((select c.answer from consent c where c.plan_id = asked_plan
                     order by c.consent_id desc limit 1), false);
end
$body$;
alter table plan_key enable row level security;
create policy seen on plan_key for select using (side_reads(matter_id, plan_id));
create policy made on plan_key for insert with check (
    side_reads(matter_id, plan_id)
    and not exists (select from erasure e where e.matter_id = plan_key.matter_id));
alter table note enable row level security;
create policy seen on note for select using (side_reads(matter_id, plan_id));
create policy written on note for insert with check (
    side_reads(matter_id, plan_id)
    and not exists (select from erasure e where e.matter_id = note.matter_id));

-- Every key of the matter goes, and that is kept. Only what intake said does it.
create function matter_erase(asked uuid, erased_at bigint) returns boolean
language plpgsql security definer set search_path from current as $$
begin
    if side_scope() <> 'service' then
        return false;
    end if;
    insert into erasure (matter_id, at) values (asked, erased_at) on conflict do nothing;
    update plan_key set wrapped_key = null where matter_id = asked and wrapped_key is not null;
    return true;
end
$$;

-- --- rights --------------------------------------------------------------------------------------
revoke execute on function matter_erase(uuid, bigint) from public;
do $$
declare
    own text := current_schema();
begin
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert, update on access, offer, plan to %I', own);
        execute format('grant select, insert, update on member to %I', own);
        execute format('grant select, insert on consent, session, plan_key, note to %I', own);
        execute format('grant select on erasure to %I', own);
        execute format('grant execute on function matter_erase(uuid, bigint) to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
