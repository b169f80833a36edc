-- SPDX-License-Identifier: Apache-2.0
-- Facts per matter as the other services said them, each column from one source alone, so that the
-- order between sources is of no account. Everything here can be heard again (protocol.md C10);
-- nobody's name and no text that somebody typed is here.

create table access (
    access_id uuid primary key,
    ended boolean not null default false,
    agency text, -- NULL: her own row
    region text collate "C" not null,
    track text, -- NULL: the whole matter
    matter_id uuid not null,
    account_id uuid
);
create index access_in_force on access (matter_id) where not ended;

create table matter (
    matter_id uuid primary key,
    region text collate "C" not null,
    registered_on date, -- NULL as long as intake has not been heard
    agency text,
    channel text,
    category text -- NULL as long as triage has not been heard
);
create index matter_of_region on matter (region, matter_id);

create table track (
    matter_id uuid not null,
    track text not null,
    state text, -- NULL: heard of its owner alone
    opened_on date, -- the first time
    closed_on date,
    agency text,
    station_code text,
    primary key (matter_id, track)
);

-- A proceeding, an application for legal aid: where it stands, by the state's name in its service.
create table stage (
    subject_id uuid primary key,
    matter_id uuid not null,
    track text not null,
    state text not null,
    ended boolean not null,
    begun_on text, -- perhaps partial, perhaps unknown
    ended_on text
);
create index stage_of_matter on stage (matter_id);

-- One claim as the arbitrators or a court decided it.
create table item (
    item_id uuid primary key,
    matter_id uuid not null,
    proceeding_id uuid not null,
    instance text not null, -- award, or the instance of the court
    topic text not null,
    result text not null,
    amount bigint check (amount >= 0) -- fen; NULL: no sum, or not told
);
create index item_of_matter on item (matter_id);
create index item_of_court on item (matter_id) where instance <> 'award';
