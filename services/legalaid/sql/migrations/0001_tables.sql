-- SPDX-License-Identifier: Apache-2.0
-- Legal aid: triage's access rows and offers of legal aid as heard, applications, reports. Nobody's
-- name and no text that somebody typed is here.

create table access (
    access_id uuid primary key,
    matter_id uuid not null,
    agency text,
    region text collate "C" not null,
    account_id uuid, -- her own row
    track text, -- only for this one
    from_at bigint not null,
    until_at bigint
);
create index access_in_force on access (matter_id) where until_at is null;

create table offer (
    offer_id uuid primary key,
    matter_id uuid not null unique,
    region text collate "C" not null,
    state text not null,
    made_on date,
    answered_on date
);

create table application (
    application_id uuid primary key,
    matter_id uuid not null,
    region text collate "C" not null,
    offer_id uuid not null,
    state text not null check (state in ('applied', 'granted', 'assigned', 'refused', 'in_review',
        'upheld', 'withdrawn', 'ended')),
    topics text[],
    ground text,
    commitment boolean,
    urgent boolean not null,
    outlook text not null,
    outlook_zh text not null,
    applied_on date not null,
    applied_role text not null,
    decision text,
    reason text,
    review text,
    decided_on date,
    decided_by uuid,
    review_asked_on date,
    reviewed_on date,
    reviewed_by uuid,
    provider text,
    account_id uuid, -- the provider's
    assigned_on date,
    ended_on date,
    due_by date,
    due_rule text,
    due_mark text,
    overdue boolean not null,
    -- Nobody is refused without an officer, a reason and a way to have it reviewed.
    constraint refusal_has_an_officer_a_reason_and_a_review check (
        state not in ('refused', 'in_review', 'upheld')
        or (decision is not null and decision = 'refused' and decided_by is not null
            and decided_on is not null and reason is not null and review is not null)),
    constraint refusal_is_upheld_by_another_officer check (
        state <> 'upheld' or (reviewed_by is not null and reviewed_by <> decided_by
            and reviewed_on is not null and review_asked_on is not null)),
    constraint review_was_asked_for check (
        state <> 'in_review' or review_asked_on is not null),
    constraint grant_is_an_officers check (
        state not in ('granted', 'assigned')
        or (decision in ('granted', 'granted_first') and decided_on is not null
            and coalesce(decided_by, reviewed_by) is not null)),
    constraint assignment_has_a_provider_and_a_day check (
        state <> 'assigned' or (provider is not null and assigned_on is not null)),
    constraint end_has_its_day check (
        (state in ('withdrawn', 'ended')) = (ended_on is not null)),
    constraint limit_has_its_rule check (
        (due_by is null) = (due_rule is null) and (due_by is null) = (due_mark is null)),
    constraint only_a_limit_is_overdue check (not overdue or due_by is not null)
);
create index application_of_matter on application (matter_id);
create unique index one_open_application_a_matter on application (matter_id)
    where state in ('applied', 'granted', 'assigned', 'in_review');

create table report (
    report_id uuid primary key,
    matter_id uuid not null,
    application_id uuid not null references application,
    kind text not null,
    on_day date not null,
    reported_by uuid,
    at bigint not null
);
create index report_of_matter on report (matter_id);
