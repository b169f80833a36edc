-- SPDX-License-Identifier: Apache-2.0
-- What triage says of access and of offers of legal aid: kept as heard, never decided here.

-- name: aid_access_put
-- The same row again, after the topic was filled anew, changes nothing.
insert into access (access_id, matter_id, agency, region, account_id, track, from_at)
select g.access_id, g.matter_id, g.agency, g.region, g.account_id, g.track, g.from_at
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::bigint[])
    as g (access_id, matter_id, agency, region, account_id, track, from_at)
order by g.access_id
on conflict (access_id) do nothing

-- name: aid_access_end
-- The row stays: who could see an application when is part of its history.
update access a set until_at = g.until_at
from unnest($1::uuid[], $2::bigint[]) as g (access_id, until_at)
where a.access_id = g.access_id and a.until_at is null

-- name: aid_offer_put
-- One offer of legal aid a matter. In a batch it goes out before her answer.
insert into offer (matter_id, offer_id, region, state, made_on)
select g.matter_id, g.offer_id, g.region, 'open', g.made_on
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[])
    as g (matter_id, offer_id, region, made_on)
order by g.matter_id
on conflict (matter_id) do nothing

-- name: aid_offer_answer
-- What was said last counts.
insert into offer (matter_id, offer_id, region, state, answered_on)
select g.matter_id, g.offer_id, g.region, g.state, g.answered_on
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[])
    as g (matter_id, offer_id, region, state, answered_on)
order by g.matter_id
on conflict (matter_id) do update
set offer_id = excluded.offer_id, state = excluded.state, answered_on = excluded.answered_on

-- name: aid_offer_seen
-- Only of a matter that the asker may see: not yours and not there look alike.
select o.matter_id, o.offer_id, o.region, o.state, o.made_on, o.answered_on
from offer o where o.matter_id = any($1::uuid[]) and wall_matter(o.matter_id)
