-- SPDX-License-Identifier: Apache-2.0
--
-- Statements that do not fit the records they are declared with; db_prepare must say so with names.

-- name: wrong_param
-- The record has a text, the SQL an integer.
select $1::integer::text as words;

-- name: wrong_scalar
-- A row set must take arrays.
insert into every (key) values ($1::uuid);

-- name: missing_param
-- Two fields and one parameter.
select key from every where key = $1;

-- name: wrong_column_type
-- count(*) is bigint, this is not.
select count(*)::integer as many from every;

-- name: wrong_column_name
-- The record's field has another name.
select count(*) as number from every;

-- name: extra_column
-- One column more than the record has.
select count(*) as many, 1::bigint as more from every;

-- name: unexpected_rows
-- Declared without rows.
insert into every (key) select unnest($1::uuid[]) returning key;

-- name: misspelt
-- The table has no such column.
select wrods as words from every;

-- name: load_of_other_key
-- Rows that begin with something else than the key.
select words, key from every where key = any ($1::uuid[]);

-- name: untyped
-- A parameter whose type nobody can tell.
select 'x' as words where $1 is null;

-- name: two_statements
-- Only one statement can be prepared.
select 1::bigint as many; select 2::bigint as many;
