-- SPDX-License-Identifier: Apache-2.0
-- What desk has filed.
create table filed (matter_id uuid, number bigint, previous bigint not null,
    primary key (matter_id, number));
create table file_state (matter_id uuid primary key, number bigint not null);
create table book (contact_id uuid primary key);
create table cure (mode text primary key);
create table reminded (matter_id uuid primary key);
grant select, insert, update on filed, file_state, book, cure, reminded to desk;
