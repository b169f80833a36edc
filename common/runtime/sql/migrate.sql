-- SPDX-License-Identifier: Apache-2.0
--
-- Which migrations a schema has (runtime/migrate.c). They run in a session of the schema's owner.

-- name: migrate_lock
-- Until the end of the transaction no other session migrates this service.
select true as locked
from (select pg_advisory_xact_lock(hashtextextended('halfsky migrate ' || $1, 0))) as waited;

-- name: migrate_table
-- Before anything else, so it is no migration itself. Two lists with numbers of their own:
-- 'runtime' and the service's.
create table if not exists migration (
    origin text not null,
    number bigint not null,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp(),
    primary key (origin, number)
);

-- name: migrate_list
-- What was applied from one list, upwards.
select number, name, sha256 from migration where origin = $1 order by number;

-- name: migrate_record
-- In the transaction of the migration itself: both are there or neither.
insert into migration (origin, number, name, sha256) values ($1, $2, $3, $4);
