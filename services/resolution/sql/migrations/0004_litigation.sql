-- SPDX-License-Identifier: Apache-2.0
-- Litigation: its states, judgments item by item, the mediation document of a tribunal or court
-- under both sides' yes, who may see and move it. A court clerk sees litigation alone.

alter table proceeding
    add column ground text, -- why a suit is open, as told
    drop constraint states_are_those_of_the_track,
    add constraint states_are_those_of_the_track check (
        (track = 'negotiation' and state in ('asked', 'talking', 'agreed', 'failed'))
        or (track = 'mediation'
            and state in ('proposed', 'declined', 'opened', 'agreed', 'failed'))
        or (track = 'arbitration'
            and state in ('applied', 'accepted', 'not_accepted', 'heard', 'awarded', 'withdrawn',
                'mediated', 'final'))
        or (track = 'litigation'
            and state in ('sued', 'accepted', 'not_accepted', 'heard', 'judged', 'appealed',
                'judged_finally', 'withdrawn', 'mediated', 'final'))),
    -- A mediation document takes both sides' yes (调解仲裁法 42), in whichever court.
    add constraint settlement_has_both_sides_yes check (
        state <> 'mediated' or (worker_yes is not null and employer_yes is not null)),
    add constraint only_a_suit_has_a_ground check (ground is null or track = 'litigation');
drop index one_open_proceeding_a_track;
create unique index one_open_proceeding_a_track on proceeding (matter_id, track)
    where state in ('asked', 'talking', 'proposed', 'opened', 'applied', 'accepted', 'heard',
                    'sued', 'appealed');

alter table award_item
    add column claimed bigint check (claimed >= 0), -- fen; NULL: no sum, or not told
    add column instance text check (instance in ('first', 'second')); -- NULL: no court's

create or replace function actor_holds(row_account uuid, row_agency text, row_region text)
    returns boolean language sql stable
return case when actor_role() = 'worker' then row_account = actor_account()
            when actor_role() in ('clerk', 'officer', 'mediator') then
                row_agency = actor_agency() and starts_with(row_region, actor_region())
            when actor_role() in ('arbitrator', 'court_clerk') then
                row_agency = case actor_role() when 'arbitrator' then 'labour' else 'court' end
                and actor_agency() = row_agency and starts_with(row_region, actor_region())
            else false end;
create or replace function actor_carries(track text) returns boolean language sql stable
return case actor_role() when 'arbitrator' then track = 'arbitration'
                         when 'court_clerk' then track = 'litigation'
                         when 'mediator' then track in ('negotiation', 'mediation')
                         else true end;

create or replace function actor_leaves(track text, state text) returns boolean
    language sql stable
return case
    when actor_scope() = 'service' then
        state in ('proposed', 'opened', 'applied', 'accepted', 'heard', 'sued')
        or (track = 'negotiation' and state = 'failed')
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then
        track = 'negotiation'
        or state in ('proposed', 'applied', 'withdrawn', 'sued', 'appealed')
    -- Accepted, heard: her yes or no to a mediation document.
    when actor_role() = 'worker' then
        track = 'negotiation'
        or state in ('proposed', 'declined', 'failed', 'applied', 'withdrawn', 'sued', 'accepted',
                     'heard', 'appealed')
    when actor_role() = 'mediator' then track = 'mediation'
    when actor_role() = 'arbitrator' then track = 'arbitration' and state <> 'withdrawn'
    when actor_role() = 'court_clerk' then track = 'litigation' and state <> 'withdrawn'
    else false end;
create or replace function actor_takes(track text, state text) returns boolean language sql stable
return state in ('asked', 'talking', 'proposed', 'opened', 'applied', 'accepted', 'heard',
                 'awarded', 'sued', 'judged', 'appealed')
   and case
    when actor_scope() = 'service' then state not in ('awarded', 'judged', 'appealed')
    when actor_scope() <> 'client' then false
    when actor_role() in ('clerk', 'officer') then
        track in ('negotiation', 'litigation') or (track = 'arbitration' and state <> 'awarded')
    when actor_role() = 'worker' then state <> 'awarded'
    when actor_role() = 'mediator' then track = 'mediation'
    when actor_role() = 'arbitrator' then track = 'arbitration'
    when actor_role() = 'court_clerk' then track = 'litigation'
    else false end;

drop policy awarded on award_item;
create policy decided on award_item for insert with check (
    actor_scope() = 'client'
    and exists (select from proceeding p where p.proceeding_id = award_item.proceeding_id
                and ((actor_role() = 'arbitrator' and p.state in ('awarded', 'mediated'))
                     or (actor_role() = 'court_clerk'
                         and p.state in ('judged', 'judged_finally', 'mediated')))));

drop policy said on consent;
create policy said on consent for insert with check (
    actor_scope() = 'client' and coalesce(said_by = actor_account(), false)
    and ((side = 'worker' and actor_role() = 'worker')
         or (side = 'employer' and actor_role() in ('mediator', 'arbitrator', 'court_clerk')))
    -- By its key alone: a condition on track or state may be answered by a walk over all open ones.
    and coalesce((select (p.track = 'mediation' and p.state = 'proposed')
                      or (p.track in ('arbitration', 'litigation')
                          and p.state in ('accepted', 'heard', 'appealed'))
                  from proceeding p where p.proceeding_id = consent.proceeding_id), false));
