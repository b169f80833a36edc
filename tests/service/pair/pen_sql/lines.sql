-- SPDX-License-Identifier: Apache-2.0
-- Statements of pen.

-- name: line_count_by_matter
-- Read under the matter's head, so numbers have no holes.
select matter_id, number from line_count where matter_id = any($1::uuid[]);

-- name: line_counted
-- The last number of a matter.
insert into line_count (matter_id, number)
select t.* from unnest($1::uuid[], $2::bigint[]) as t (matter_id, number) order by t.matter_id
on conflict (matter_id) do update set number = excluded.number;

-- name: line_answered
-- A line that was filed twice violates the key.
insert into answered (matter_id, number)
select t.* from unnest($1::uuid[], $2::bigint[]) as t (matter_id, number) order by t.matter_id;
