-- SPDX-License-Identifier: Apache-2.0
-- What is missing and was told once (法律援助法 43(2)), aid that an officer ends before its end
-- (48), what she stated of her household (41; 鲁法援条例 8(2)). What was told, reminded and decided
-- is held here too, under whichever role.

alter table application
    add column papers text[],
    add column papers_asked_on date,
    add column papers_by date,
    add column reminded_on date,
    add column supplied_on date,
    add column termination text,
    add column terminated_on date,
    add column terminated_by uuid,
    add column household_size bigint check (household_size > 0),
    add column household_income bigint check (household_income >= 0), -- fen a month, as stated
    add column means_met boolean, -- NULL: open
    drop constraint application_state_check,
    add constraint application_state_check check (state in ('applied', 'granted', 'assigned',
        'refused', 'in_review', 'upheld', 'withdrawn', 'ended', 'to_supply', 'lapsed',
        'terminated')),
    drop constraint refusal_has_an_officer_a_reason_and_a_review,
    add constraint refusal_has_an_officer_a_reason_and_a_review check (
        state not in ('refused', 'in_review', 'upheld')
        or (state <> 'refused' and termination is not null)
        or (decision is not null and decision = 'refused' and decided_by is not null
            and decided_on is not null and reason is not null and review is not null)),
    -- Nobody's aid is ended without an officer, a ground and a way to have it reviewed.
    add constraint termination_has_an_officer_a_ground_and_a_review check (
        (termination is null) = (terminated_by is null)
        and (termination is null) = (terminated_on is null)
        and (state <> 'terminated' or (termination is not null and review is not null))),
    drop constraint refusal_is_upheld_by_another_officer,
    add constraint refusal_is_upheld_by_another_officer check (
        state <> 'upheld' or (reviewed_by is not null
            and reviewed_by <> coalesce(terminated_by, decided_by)
            and reviewed_on is not null and review_asked_on is not null)),
    drop constraint end_has_its_day,
    add constraint end_has_its_day check (
        (state in ('withdrawn', 'ended', 'lapsed')) = (ended_on is not null)),
    add constraint what_is_missing_has_its_days check (
        (papers is null) = (papers_asked_on is null) and (papers is null) = (papers_by is null)
        and papers_by > papers_asked_on and (state <> 'to_supply' or papers is not null)),
    -- Silence alone is no withdrawal: she was told, reminded, and the day was over.
    add constraint lapse_follows_a_reminder check (
        state <> 'lapsed' or (reminded_on is not null and ended_on > papers_by
            and ended_on > reminded_on));
drop index one_open_application_a_matter;
create unique index one_open_application_a_matter on application (matter_id)
    where state in ('applied', 'to_supply', 'granted', 'assigned', 'in_review');

-- As party_leaves, with who ended it: an end before the end is an officer's own.
create function party_leaves_it(state text, decided_by uuid, terminated_by uuid, reviewed_by uuid,
                                provider uuid)
    returns boolean language sql stable
return case
    when party_scope() = 'service' then
        state not in ('refused', 'upheld', 'terminated', 'lapsed')
    when party_scope() <> 'client' then false
    when party_role() = 'aid_officer' then
        state in ('applied', 'to_supply', 'granted', 'assigned', 'ended', 'lapsed')
        or (state = 'refused' and coalesce(decided_by = party_account(), false))
        or (state = 'terminated' and coalesce(terminated_by = party_account(), false))
    when party_role() = 'officer' and state in ('granted', 'upheld') then
        party_agency() = 'justice' and coalesce(reviewed_by = party_account(), false)
        and coalesce(terminated_by, decided_by) is distinct from reviewed_by
    when party_role() in ('worker', 'clerk', 'officer') then
        state in ('applied', 'in_review', 'withdrawn')
    when party_role() = 'helper' then
        state in ('assigned', 'ended') and party_provides(provider)
    else false end;
create or replace function party_takes(state text, provider uuid) returns boolean
    language sql stable
return case
    when party_scope() = 'service' then true
    when party_scope() <> 'client' then false
    when party_role() = 'aid_officer' then
        state in ('applied', 'to_supply', 'granted', 'assigned')
    when party_role() = 'officer' and state = 'in_review' then party_agency() = 'justice'
    when party_role() in ('worker', 'clerk', 'officer') then
        state in ('applied', 'to_supply', 'granted', 'assigned', 'refused', 'terminated')
    when party_role() = 'helper' then state = 'assigned' and party_provides(provider)
    else false end;

-- Only what was supplied goes back to applied by an aid officer's hand: none files.
alter policy filed on application with check (
    (party_role() <> 'aid_officer' or state <> 'applied' or supplied_on is not null)
    and party_leaves_it(state, decided_by, terminated_by, reviewed_by, account_id)
    and (party_scope() = 'service' or party_sees(matter_id)));
alter policy moved on application
    with check (party_leaves_it(state, decided_by, terminated_by, reviewed_by, account_id)
                and (party_scope() = 'service' or party_sees(matter_id)));
drop function party_leaves(text, uuid, uuid, uuid);
