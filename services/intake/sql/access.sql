-- SPDX-License-Identifier: Apache-2.0
-- Triage's access rows, heard by events and never decided here.

-- name: access_put
-- A row heard again after a rebuild of the topic is the same row.
insert into access (access_id, matter_id, agency, region, account_id, track, from_at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[],
                       $7::bigint[])
    as t (access_id, matter_id, agency, region, account_id, track, from_at)
order by t.access_id on conflict (access_id) do nothing

-- name: access_end
-- It stays as a row: who could see the matter when is part of its history.
update access a set until_at = t.until_at
from unnest($1::uuid[], $2::bigint[]) as t (access_id, until_at)
where a.access_id = t.access_id and a.until_at is null
