-- SPDX-License-Identifier: Apache-2.0
-- What triage says of matters and of access: kept as heard, never decided here.

-- name: proceeding_access_put
-- The same row again, after the topic was filled anew, changes nothing.
insert into access (matter_id, access_id, agency, region, account_id, track, from_at)
select g.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[],
                       $7::bigint[])
    as g (matter_id, access_id, agency, region, account_id, track, from_at)
order by g.access_id
on conflict (access_id) do nothing

-- name: proceeding_access_end
-- The row stays: who could see a proceeding when is part of its history.
update access set until_at = ended.until_at
from unnest($1::uuid[], $2::bigint[]) as ended (access_id, until_at)
where access.access_id = ended.access_id and access.until_at is null

-- name: proceeding_matter_put
-- Assessed again it is the same matter; two of one batch are one row.
insert into matter (matter_id, region)
select distinct on (g.matter_id) g.matter_id, g.region
from unnest($1::uuid[], $2::text[]) with ordinality as g (matter_id, region, place)
order by g.matter_id, g.place desc
on conflict (matter_id) do update set region = excluded.region

-- name: proceeding_matter_seen
-- With the tracks of which the asker may see it: not yours and not there look alike.
select m.matter_id, m.region,
       (select array_agg(t.track order by t.place)
        from unnest(array['negotiation', 'mediation', 'arbitration', 'litigation'])
            with ordinality as t (track, place)
        where wall_proceeding(m.matter_id, t.track)) as tracks
from matter m where m.matter_id = any($1::uuid[])
