-- SPDX-License-Identifier: Apache-2.0
-- What intake owns. Everything sealed lies under the data key of a person (or, for an anonymous
-- contact and for an employer, of that row), so destroying one wrapped key erases what she said
-- wherever it stands. Which person a matter belongs to is known by matter_person alone.

-- A set of codes comes in a row set as jsonb and stays as text[]; absent stays absent.
create function codes_of(codes jsonb) returns text[] language sql immutable
return case when codes is null then null else array(select jsonb_array_elements_text(codes)) end;

-- "hex,hex": the digests of one value under every key in use, the oldest still among them.
create function digests_of(list text) returns bytea[] language sql immutable
return array(select decode(u.digest, 'hex') from unnest(string_to_array(list, ',')) as u (digest));

create table person (
    person_id uuid primary key,
    region text not null,
    version bigint not null,
    registered_at bigint not null,
    erased_at bigint,
    erased_reason text
);
-- Erasure deletes the row, and with it the only copy of her data key.
create table person_secret (
    person_id uuid primary key references person,
    wrapped_key text not null,
    sealed_name bytea,
    sealed_phone bytea,
    sealed_id_number bytea,
    sealed_address bytea
);
-- Her own account, opaque. One account is one person.
create table person_account (
    account_id uuid primary key,
    person_id uuid not null references person
);
create index person_account_person on person_account (person_id);
-- Keyed digests for exact search. An anchor was seen by a clerk and may bring a registration to
-- this person; what a worker only says of herself online finds nobody else's record.
create table person_digest (
    person_id uuid not null references person,
    kind text collate "C" not null check (kind in ('id_number', 'phone', 'name_phone')),
    digest bytea not null,
    key_id text not null,
    anchor boolean not null,
    primary key (person_id, kind, key_id)
);
create unique index person_digest_anchor on person_digest (kind, digest, key_id) where anchor
    and kind <> 'phone';
create index person_digest_search on person_digest (kind, digest);
create table same_as (
    person_id uuid not null references person,
    same_as_id uuid not null references person,
    since bigint not null,
    primary key (person_id, same_as_id),
    check (person_id <> same_as_id)
);

create table contact (
    contact_id uuid primary key,
    region text not null,
    station_code text not null,
    agency text not null,
    channel text not null,
    on_day date not null,
    anonymous boolean not null,
    topics text[],
    wrapped_key text, -- an anonymous contact's own; absent: the words lie under the person's key
    sealed_words bytea,
    recorded_by uuid,
    recorded_at bigint not null,
    matter_id uuid
);
create table contact_person (
    contact_id uuid primary key references contact,
    person_id uuid not null references person
);
create index contact_person_person on contact_person (person_id);

create table matter (
    matter_id uuid primary key,
    region text not null,
    station_code text not null,
    agency text not null,
    channel text,
    account_id uuid, -- her own, where she has one
    contact_id uuid,
    on_day date not null,
    registered_by uuid,
    registered_at bigint not null
);
create table matter_person (
    matter_id uuid primary key references matter,
    person_id uuid not null references person,
    sealed_region bytea, -- where, in her words
    -- as stated for this matter, where that differs from the record
    sealed_name bytea,
    sealed_phone bytea,
    sealed_id_number bytea,
    sealed_address bytea
);
create index matter_person_person on matter_person (person_id);
-- What was said at once: at registration, then at each supplement. Nothing is overwritten.
create table statement (
    statement_id uuid primary key,
    matter_id uuid not null references matter,
    number bigint not null, -- its place within the matter
    on_day date not null,
    topics text[],
    worker jsonb,
    sealed_words bytea,
    stated_by uuid,
    recorded_at bigint not null,
    unique (matter_id, number)
);
create table claim (
    claim_id uuid primary key,
    matter_id uuid not null references matter,
    number bigint not null,
    type text not null,
    amount bigint,
    sealed_words bytea,
    unique (matter_id, number)
);
create table fact (
    fact_id uuid primary key,
    matter_id uuid not null references matter,
    number bigint not null,
    kind text not null,
    on_date text, -- perhaps partial
    until_date text,
    evidence text,
    amount bigint,
    corrects uuid unique references fact,
    sealed_words bytea,
    stated_on date not null,
    unique (matter_id, number)
);

-- Employers and others. The row is what is known of the party; matter_party says how she put it.
create table party (
    party_id uuid primary key,
    kind text not null,
    region text,
    version bigint not null,
    wrapped_key text not null,
    sealed_name bytea,
    sealed_credit_code bytea,
    sealed_phone bytea,
    sealed_address bytea,
    registered_at bigint not null
);
create table party_digest (
    kind text collate "C" not null check (kind in ('credit_code')),
    digest bytea not null,
    key_id text not null,
    party_id uuid not null references party,
    primary key (kind, digest, key_id)
);
create table matter_party (
    matter_id uuid not null references matter,
    party_id uuid not null references party,
    kind text not null,
    region text,
    sealed_name bytea,
    sealed_region bytea,
    sealed_credit_code bytea,
    sealed_phone bytea,
    sealed_address bytea,
    primary key (matter_id, party_id)
);
create index matter_party_party on matter_party (party_id);

create table document (
    document_id uuid primary key,
    matter_id uuid not null references matter,
    category text not null,
    media text not null,
    size bigint not null,
    content bytea not null, -- SHA-256 of what was sent
    address text not null unique, -- SHA-256 of the sealed file, its name in the store
    on_day date not null,
    added_by uuid,
    added_at bigint not null
);
create index document_matter on document (matter_id, document_id);

-- A client's own numbers, once for ever.
create table external_ref (
    ref_key text collate "C" primary key, -- client/kind/reference
    account_id uuid,
    stream_id uuid not null,
    on_day date not null,
    recorded_at bigint not null
);

-- Triage's access rows as they were heard.
create table access (
    access_id uuid primary key,
    matter_id uuid not null,
    agency text,
    region text not null,
    account_id uuid,
    track text,
    from_at bigint not null,
    until_at bigint
);
create index access_matter on access (matter_id) where until_at is null;
create index access_account on access (account_id) where until_at is null;
