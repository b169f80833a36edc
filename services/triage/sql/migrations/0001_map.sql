-- SPDX-License-Identifier: Apache-2.0
-- The map of a matter: what it rests on (facts, claims, what was stated last of her), its
-- assessments, offers, tracks with owner and next action, hand-overs, who may see it, and what
-- happened in order. Nobody's name is here.

-- A set of codes travels in a row set as jsonb and stays as text[]; an absent one stays absent.
create function text_array(codes jsonb) returns text[] language sql immutable
return (select array_agg(c.code order by c.place)
    from jsonb_array_elements_text(codes) with ordinality as c (code, place));

create table matter (
    matter_id uuid primary key,
    region text collate "C" not null,
    station_code text not null,
    agency text not null,
    account_id uuid, -- her own, where she has one
    channel text,
    contacted boolean not null, -- a contact came before
    on_day date not null,
    topics text[],
    worker jsonb not null, -- what was stated last of each thing
    category text not null,
    also text[],
    officer_reason text, -- category 4: the officer's choice, who made it and who approved it
    officer_id uuid,
    officer_approver uuid,
    assessments bigint not null check (assessments > 0),
    check ((officer_reason is null) = (officer_approver is null) and officer_approver <> officer_id)
);

create table fact (
    fact_id uuid primary key,
    matter_id uuid not null references matter,
    place bigint not null,
    kind text not null,
    on_date text, -- perhaps partial
    until_date text,
    evidence text,
    amount bigint,
    corrects uuid,
    unique (matter_id, place)
);
create table claim (
    claim_id uuid primary key,
    matter_id uuid not null references matter,
    place bigint not null,
    type text not null,
    amount bigint,
    unique (matter_id, place)
);

create table assessment (
    assessment_id uuid primary key,
    matter_id uuid not null references matter,
    number bigint not null,
    on_day date not null,
    category text not null,
    also text[],
    summary text not null,
    summary_en text not null,
    at bigint not null,
    unique (matter_id, number)
);
create table assessed_rule (
    matter_id uuid not null references matter,
    assessment_id uuid not null references assessment,
    number bigint not null, -- of the assessment
    place bigint not null,
    rule_id text not null,
    version text not null,
    status text not null,
    outcome text not null,
    reason text not null,
    reason_en text not null,
    facts_used text,
    missing text,
    primary key (matter_id, number, place)
);

-- The invariant of the map: an open track has an owner, a next action, and a day or the reason why
-- none can be
-- named. A day that is over is marked overdue by a due row of its own.
create table track (
    matter_id uuid not null references matter,
    track_id uuid not null unique, -- the subject of its due rows
    track text not null,
    state text not null check (state in ('open', 'closed')),
    agency text not null,
    station_code text not null,
    region text collate "C" not null, -- of the owner
    account_id uuid, -- the person in charge
    opened_on date not null,
    next_action text,
    next_by date,
    next_by_unknown text,
    overdue boolean not null,
    time_outs bigint not null,
    closed_on date,
    primary key (matter_id, track),
    constraint open_track_has_a_next_action check (state <> 'open' or next_action is not null),
    constraint open_track_has_a_day_or_a_reason check (
        state <> 'open' or (next_by is null) = (next_by_unknown is not null)),
    constraint overdue_track_has_a_day check (not overdue or (state = 'open'
        and next_by is not null)),
    constraint closed_track_has_its_day check ((state = 'closed') = (closed_on is not null))
);
create index track_owner on track (agency, region) where state = 'open';
create index track_due on track (next_by) where state = 'open' and not overdue;

create table offer (
    matter_id uuid not null references matter,
    offer_id uuid primary key,
    kind text not null,
    rule_id text,
    state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    made_on date not null,
    answered_on date,
    answered_role text,
    answered_by uuid,
    unique (matter_id, kind),
    -- Silence is not consent: an answer has a day and somebody who said it.
    constraint answer_has_a_day_and_a_speaker check (
        (state in ('accepted', 'declined')) = (answered_on is not null
            and answered_role is not null))
);

create table baton (
    matter_id uuid not null references matter,
    baton_id uuid primary key,
    track text not null,
    state text not null check (state in ('offered', 'accepted', 'declined', 'timed_out')),
    from_agency text not null,
    from_station text not null,
    from_region text collate "C" not null,
    to_agency text not null,
    to_station text not null,
    to_region text collate "C" not null,
    answer_by bigint not null,
    offered_on date not null,
    settled_on date,
    constraint settled_baton_has_its_day check ((state = 'offered') = (settled_on is null))
);
create unique index one_open_baton_a_track on baton (matter_id, track) where state = 'offered';
create index baton_of_matter on baton (matter_id);
create index baton_taker on baton (to_agency, to_region) where state = 'offered';

-- A row without agency is her own.
create table access (
    matter_id uuid not null references matter,
    access_id uuid primary key,
    agency text,
    region text collate "C" not null,
    account_id uuid,
    track text, -- only for this one
    from_at bigint not null,
    until_at bigint,
    constraint row_is_hers_or_an_agencys check ((agency is null) = (account_id is not null))
);
create index access_of_matter on access (matter_id) where until_at is null;
create index access_of_agency on access (agency, region, matter_id) where until_at is null;
create index access_of_account on access (account_id) where until_at is null;

-- One row for each thing said on the matter's stream that a person wants to read; seq is the
-- ledger's.
create table timeline (
    matter_id uuid not null references matter,
    seq bigint not null,
    at bigint not null,
    on_day date not null,
    what text not null,
    track text,
    agency text,
    station_code text,
    offer text,
    answer text,
    baton text,
    category text,
    next_action text,
    next_by date,
    reason text,
    by_role text,
    primary key (matter_id, seq)
);
