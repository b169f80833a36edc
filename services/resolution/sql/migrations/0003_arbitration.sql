-- SPDX-License-Identifier: Apache-2.0
-- Arbitration: its states, what the award says as a whole and item by item, who may see and move
-- it. An arbitrator sees arbitration alone, a mediator never.

alter table proceeding
    add column received_on text, -- perhaps partial, perhaps unknown
    add column stated_final boolean,
    add column final boolean, -- NULL: open or mixed
    drop constraint states_are_those_of_the_track,
    add constraint states_are_those_of_the_track check (
        (track = 'negotiation' and state in ('asked', 'talking', 'agreed', 'failed'))
        or (track = 'mediation'
            and state in ('proposed', 'declined', 'opened', 'agreed', 'failed'))
        or (track = 'arbitration'
            and state in ('applied', 'accepted', 'not_accepted', 'heard', 'awarded', 'withdrawn',
                'final')));
drop index one_open_proceeding_a_track;
create unique index one_open_proceeding_a_track on proceeding (matter_id, track)
    where state in ('asked', 'talking', 'proposed', 'opened', 'applied', 'accepted', 'heard');

create table award_item (
    item_id uuid primary key,
    matter_id uuid not null,
    proceeding_id uuid not null references proceeding,
    topic text not null,
    result text not null,
    amount bigint check (amount >= 0), -- fen; NULL: no sum, or not told
    final boolean -- NULL: open
);
create index award_item_of_matter on award_item (matter_id);

create or replace function actor_holds(row_account uuid, row_agency text, row_region text)
    returns boolean language sql stable
return case when actor_role() = 'worker' then row_account = actor_account()
            when actor_role() in ('clerk', 'officer', 'mediator') then
                row_agency = actor_agency() and starts_with(row_region, actor_region())
            when actor_role() = 'arbitrator' then
                row_agency = 'labour' and actor_agency() = 'labour'
                and starts_with(row_region, actor_region())
            else false end;
create function actor_carries(track text) returns boolean language sql stable
return case actor_role() when 'arbitrator' then track = 'arbitration'
                         when 'mediator' then track <> 'arbitration'
                         else true end;

create or replace function wall_proceeding(asked uuid, asked_track text) returns boolean
    language plpgsql stable as $body$
begin
    return actor_scope() = 'service'
        or (actor_scope() = 'client' and actor_carries(asked_track) and heard_all_of(asked)
            and exists (select from access a where a.matter_id = asked and a.until_at is null
                        and (a.track is null or a.track = asked_track)
                        and actor_holds(a.account_id, a.agency, a.region)));
end
$body$;

create policy carried on proceeding as restrictive using (
    actor_scope() = 'service' or actor_carries(track));

create or replace function actor_leaves(track text, state text) returns boolean
    language sql stable
return case
    when actor_scope() = 'service' then
        state in ('proposed', 'opened', 'applied', 'accepted', 'heard')
        or (track = 'negotiation' and state = 'failed')
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then
        track = 'negotiation' or state in ('proposed', 'applied', 'withdrawn')
    when actor_role() = 'worker' then
        track = 'negotiation'
        or state in ('proposed', 'declined', 'failed', 'applied', 'withdrawn')
    when actor_role() = 'mediator' then track = 'mediation'
    when actor_role() = 'arbitrator' then track = 'arbitration' and state <> 'withdrawn'
    else false end;
create or replace function actor_takes(track text, state text) returns boolean language sql stable
return state in ('asked', 'talking', 'proposed', 'opened', 'applied', 'accepted', 'heard',
                 'awarded')
   and case
    when actor_scope() = 'service' then state <> 'awarded'
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then
        track = 'negotiation' or (track = 'arbitration' and state <> 'awarded')
    when actor_role() = 'worker' then state <> 'awarded'
    when actor_role() = 'mediator' then track = 'mediation'
    when actor_role() = 'arbitrator' then track = 'arbitration'
    else false end;

alter table award_item enable row level security;
create policy seen on award_item for select using (
    exists (select from proceeding p where p.proceeding_id = award_item.proceeding_id));
create policy awarded on award_item for insert with check (
    actor_scope() = 'client' and actor_role() = 'arbitrator'
    and exists (select from proceeding p where p.proceeding_id = award_item.proceeding_id
                and p.state = 'awarded'));

do $$
declare
    own text := current_schema();
begin
    if exists (select from pg_roles where rolname = own) then
        execute format('grant select, insert on award_item to %I', own);
    else
        raise notice 'there is no role %, so no rights are given', own;
    end if;
end
$$;
