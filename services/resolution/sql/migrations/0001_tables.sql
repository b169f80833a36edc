-- SPDX-License-Identifier: Apache-2.0
-- Resolution: triage's access rows and matters as heard, proceedings, what the sides said of
-- mediation, sessions. Nobody's name and no text that somebody typed is here.

create table access (
    access_id uuid primary key,
    matter_id uuid not null,
    track text, -- NULL: the whole matter
    account_id uuid, -- hers; NULL: an agency's row
    agency text,
    region text collate "C" not null,
    from_at bigint not null,
    until_at bigint
);
create index access_in_force on access (matter_id) where until_at is null;

create table matter (
    matter_id uuid primary key,
    region text collate "C" not null
);

-- A side's yes or no to mediation, by whom it was said or taken.
create table consent (
    consent_id uuid primary key,
    matter_id uuid not null,
    proceeding_id uuid not null,
    side text not null check (side in ('worker', 'employer')),
    answer boolean not null,
    on_date text, -- perhaps partial, perhaps unknown
    said_by uuid not null,
    at bigint not null,
    constraint what_a_yes_is_known_by unique (consent_id, proceeding_id, side, answer)
);
create index consent_of_matter on consent (matter_id);

create table proceeding (
    proceeding_id uuid primary key,
    matter_id uuid not null,
    region text collate "C" not null,
    track text not null,
    state text not null,
    begun_on text, -- perhaps partial, perhaps unknown
    opened_on text,
    ended_on text,
    worker_yes uuid,
    employer_yes uuid,
    due_rule text,
    due_mark text,
    due_article text,
    due_by date,
    due_legal date,
    due_safe date,
    due_zh text,
    overdue boolean not null,
    -- What the two references below compare with.
    of_worker text not null default 'worker' check (of_worker = 'worker'),
    of_employer text not null default 'employer' check (of_employer = 'employer'),
    is_yes boolean not null default true check (is_yes),
    constraint states_are_those_of_the_track check (
        (track = 'negotiation' and state in ('asked', 'talking', 'agreed', 'failed'))
        or (track = 'mediation'
            and state in ('proposed', 'declined', 'opened', 'agreed', 'failed'))),
    -- 调解仲裁法 5: nobody is in mediation whom either side's yes has not brought there.
    constraint mediation_has_both_sides_yes check (
        track <> 'mediation' or state in ('proposed', 'declined')
        or (worker_yes is not null and employer_yes is not null)),
    constraint her_yes_is_hers foreign key (worker_yes, proceeding_id, of_worker, is_yes)
        references consent (consent_id, proceeding_id, side, answer),
    constraint the_employers_yes_is_the_employers
        foreign key (employer_yes, proceeding_id, of_employer, is_yes)
        references consent (consent_id, proceeding_id, side, answer),
    constraint limit_has_its_rule check (
        (due_rule is null) = (due_mark is null)
        and (due_rule is not null or coalesce(due_by, due_legal, due_safe) is null)),
    constraint only_a_limit_is_overdue check (not overdue or due_legal is not null)
);
create index proceeding_of_matter on proceeding (matter_id);
create unique index one_open_proceeding_a_track on proceeding (matter_id, track)
    where state in ('asked', 'talking', 'proposed', 'opened');

create table session (
    session_id uuid primary key,
    matter_id uuid not null,
    proceeding_id uuid not null,
    on_date text, -- perhaps partial, perhaps unknown
    recorded_by uuid not null,
    at bigint not null
);
create index session_of_matter on session (matter_id);
