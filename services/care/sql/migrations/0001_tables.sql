-- SPDX-License-Identifier: Apache-2.0
-- Care: triage's access rows and offers of care as heard, plans, teams, sessions, and what was
-- written down in them, closed. Nobody's name is here, and no text that somebody typed in the open.

create table access (
    matter_id uuid not null,
    access_id uuid primary key,
    region text collate "C" not null,
    agency text,
    track text, -- only for this one
    account_id uuid, -- her own row
    from_at bigint not null,
    until_at bigint
);
create index access_in_force on access (matter_id) where until_at is null;

-- Her data was erased: no key is made for the matter any more.
create table erasure (
    matter_id uuid primary key,
    at bigint not null
);

create table offer (
    offer_id uuid primary key,
    matter_id uuid not null unique,
    region text collate "C" not null,
    state text not null
);

create table plan (
    plan_id uuid primary key,
    matter_id uuid not null,
    region text collate "C" not null,
    offer_id uuid not null,
    state text not null check (state in ('asked', 'running', 'ended', 'withdrawn')),
    needs text[],
    asked_on date not null,
    asked_role text not null,
    begun_on date,
    ended_on date,
    constraint running_has_begun check (state <> 'running' or begun_on is not null),
    constraint asked_has_not_begun check (state <> 'asked' or begun_on is null),
    constraint end_has_its_day check ((state in ('ended', 'withdrawn')) = (ended_on is not null)),
    constraint days_are_in_order check (
        coalesce(begun_on, asked_on) >= asked_on
        and coalesce(ended_on, begun_on, asked_on) >= coalesce(begun_on, asked_on))
);
create index plan_of_matter on plan (matter_id);
create unique index one_open_plan_a_matter on plan (matter_id) where state in ('asked', 'running');

-- Who helped when is part of a plan's history: a row ends and is never changed otherwise.
create table member (
    member_id uuid primary key,
    matter_id uuid not null,
    plan_id uuid not null,
    account_id uuid not null,
    from_at bigint not null,
    until_at bigint
);
create unique index one_place_a_helper on member (plan_id, account_id) where until_at is null;
create index member_of_matter on member (matter_id);

create table consent (
    consent_id uuid primary key,
    matter_id uuid not null,
    plan_id uuid not null references plan,
    answer boolean not null,
    on_day date not null,
    said_by uuid not null,
    at bigint not null
);
create index consent_of_matter on consent (matter_id);
create index consent_of_plan on consent (plan_id, consent_id);

create table session (
    session_id uuid primary key,
    matter_id uuid not null,
    plan_id uuid not null references plan,
    kind text not null,
    on_day date not null,
    noted boolean not null,
    held_by uuid not null,
    at bigint not null
);
create index session_of_matter on session (matter_id);

-- The key of a plan's team, wrapped; NULL once she was erased.
create table plan_key (
    plan_id uuid primary key references plan,
    matter_id uuid not null,
    wrapped_key text
);
create index plan_key_of_matter on plan_key (matter_id);

create table note (
    session_id uuid primary key references session,
    matter_id uuid not null,
    plan_id uuid not null references plan,
    sealed_note bytea not null
);
