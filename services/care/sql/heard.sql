-- SPDX-License-Identifier: Apache-2.0
-- What triage says of access and of offers of care, and intake of erasure: kept as heard, never
-- decided here.

-- name: care_access_put
-- The same row again, after the topic was filled anew, changes nothing.
insert into access (matter_id, access_id, agency, region, account_id, track, from_at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[],
                       $7::bigint[])
    as t (matter_id, access_id, agency, region, account_id, track, from_at)
order by t.access_id
on conflict (access_id) do nothing

-- name: care_access_end
-- The row stays: who could see a plan when is part of its history.
update access set until_at = t.until_at
from unnest($1::uuid[], $2::bigint[]) as t (access_id, until_at)
where access.access_id = t.access_id and access.until_at is null

-- name: care_offer_put
-- One offer of care a matter. In a batch it goes out before her answer.
insert into offer (matter_id, offer_id, region, state)
select t.matter_id, t.offer_id, t.region, 'open'
from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (matter_id, offer_id, region)
order by t.matter_id
on conflict (matter_id) do nothing

-- name: care_offer_answer
-- What was said last counts.
insert into offer (matter_id, offer_id, region, state)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
    as t (matter_id, offer_id, region, state)
order by t.matter_id
on conflict (matter_id) do update set offer_id = excluded.offer_id, state = excluded.state

-- name: care_erasure_put
-- The keys of the matter's plans go with it.
select from unnest($1::uuid[], $2::bigint[]) as t (matter_id, at)
where matter_erase(t.matter_id, t.at)

-- name: care_offer_seen
-- Only of a matter that the asker may see: not yours and not there look alike.
select o.matter_id, o.offer_id, o.region, o.state,
       exists (select from erasure e where e.matter_id = o.matter_id) as erased
from offer o where o.matter_id = any($1::uuid[]) and wall_matter(o.matter_id)
