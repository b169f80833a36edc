-- SPDX-License-Identifier: Apache-2.0
--
-- What the failing statements need; "??=" and \ and a tab	in a comment must survive the embedding.
create table later (
    number bigint constraint later_number_once unique deferrable initially deferred
);
create table forbidden (number bigint);
create table walled (number bigint);
alter table walled enable row level security;
create policy only_one on walled for insert with check (number = 1);
create table literal (text text);
insert into literal values ('??=\"' || E'\\n' || '半边天');
