-- SPDX-License-Identifier: Apache-2.0
-- Statements of desk.

-- name: file_by_matter
-- How far a matter is filed.
select matter_id, number from file_state where matter_id = any($1::uuid[]);

-- name: book_by_id
-- An open book.
select contact_id from book where contact_id = any($1::uuid[]);

-- name: cure_by_mode
-- What a later release has learnt to do.
select mode from cure where mode = any($1::text[]);

-- name: filed_put
-- A line that came twice violates the key; `previous` shows the order.
insert into filed (matter_id, number, previous)
select t.* from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as t (matter_id, number, previous)
order by t.matter_id;

-- name: file_moved
-- One row a matter.
insert into file_state (matter_id, number)
select t.* from unnest($1::uuid[], $2::bigint[]) as t (matter_id, number) order by t.matter_id
on conflict (matter_id) do update set number = excluded.number;

-- name: book_put
-- A book opened twice is one.
insert into book (contact_id) select t.* from unnest($1::uuid[]) as t (contact_id)
order by t.contact_id on conflict do nothing;

-- name: reminded_put
-- A reminder that came twice violates the key.
insert into reminded (matter_id) select t.* from unnest($1::uuid[]) as t (matter_id)
order by t.matter_id;
