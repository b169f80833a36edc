-- SPDX-License-Identifier: Apache-2.0
-- What the other services said, a row set a batch. Several events of one matter may stand in one:
-- what was said last counts, by its place in the batch, and what was not said stays as it was.
-- Heard again, all of it changes nothing.

-- name: stats_access_put
-- The same row again, after the topic was filled anew, changes nothing.
insert into access (matter_id, access_id, agency, region, account_id, track)
select distinct on (g.access_id) g.*
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[])
    as g (matter_id, access_id, agency, region, account_id, track)
order by g.access_id
on conflict (access_id) do nothing

-- name: stats_access_end
-- The row stays: whose figures somebody could see is part of its history.
update access a set ended = true
from unnest($1::uuid[], $2::uuid[]) as g (matter_id, access_id)
where a.access_id = g.access_id and a.matter_id = g.matter_id and not a.ended

-- name: stats_matter_put
-- Intake's columns and triage's: each event brings its own and leaves the other's alone.
insert into matter as m (matter_id, region, registered_on, agency, channel, category)
select g.matter_id, (array_agg(g.region order by g.place desc))[1], max(g.registered_on),
       max(g.agency), max(g.channel),
       (array_agg(g.category order by g.place desc) filter (where g.category is not null))[1]
from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::text[], $6::text[])
    with ordinality as g (matter_id, region, registered_on, agency, channel, category, place)
group by g.matter_id order by g.matter_id
on conflict (matter_id) do update
set region = excluded.region,
    registered_on = coalesce(excluded.registered_on, m.registered_on),
    agency = coalesce(excluded.agency, m.agency), channel = coalesce(excluded.channel, m.channel),
    category = coalesce(excluded.category, m.category)

-- name: stats_track_put
-- Opened, closed, handed over: triage's, in its order. A track that is opened again is not closed.
insert into track as k (matter_id, track, state, opened_on, closed_on, agency, station_code)
select g.matter_id, g.track,
       (array_agg(g.state order by g.place desc) filter (where g.state is not null))[1],
       min(g.on_day) filter (where g.state = 'open'),
       (array_agg(case when g.state = 'closed' then g.on_day end order by g.place desc)
           filter (where g.state is not null))[1],
       (array_agg(g.agency order by g.place desc) filter (where g.agency is not null))[1],
       (array_agg(g.station_code order by g.place desc) filter (where g.agency is not null))[1]
from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[])
    with ordinality as g (matter_id, track, state, on_day, agency, station_code, place)
group by g.matter_id, g.track order by g.matter_id, g.track
on conflict (matter_id, track) do update
set state = coalesce(excluded.state, k.state),
    opened_on = least(excluded.opened_on, k.opened_on),
    closed_on = case when excluded.state is null then k.closed_on else excluded.closed_on end,
    agency = coalesce(excluded.agency, k.agency),
    station_code = coalesce(excluded.station_code, k.station_code)

-- name: stats_stage_put
-- Where a proceeding or an application stands: of one source each, in its order.
insert into stage as s (matter_id, subject_id, track, state, ended, begun_on, ended_on)
select (array_agg(g.matter_id order by g.place desc))[1], g.subject_id,
       (array_agg(g.track order by g.place desc))[1], (array_agg(g.state order by g.place desc))[1],
       (array_agg(g.ended order by g.place desc))[1],
       (array_agg(g.begun_on order by g.place desc) filter (where g.begun_on is not null))[1],
       (array_agg(g.ended_on order by g.place desc))[1]
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[])
    with ordinality as g (matter_id, subject_id, track, state, ended, begun_on, ended_on, place)
group by g.subject_id order by g.subject_id
on conflict (subject_id) do update
set state = excluded.state, ended = excluded.ended, ended_on = excluded.ended_on,
    begun_on = coalesce(excluded.begun_on, s.begun_on)

-- name: stats_item_put
-- A decision is never changed.
insert into item (matter_id, proceeding_id, instance, item_id, topic, result, amount)
select distinct on (g.item_id) g.*
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::bigint[])
    as g (matter_id, proceeding_id, instance, item_id, topic, result, amount)
order by g.item_id
on conflict (item_id) do nothing

-- name: stats_offer_put
-- Put once, answered once: of one source, in its order.
insert into offer as o (matter_id, offer_id, kind, state)
select (array_agg(g.matter_id order by g.place desc))[1], g.offer_id,
       (array_agg(g.kind order by g.place desc))[1], (array_agg(g.state order by g.place desc))[1]
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
    with ordinality as g (matter_id, offer_id, kind, state, place)
group by g.offer_id order by g.offer_id
on conflict (offer_id) do update set state = excluded.state

-- name: stats_session_put
-- What was held stays held.
insert into care_session (matter_id, session_id)
select distinct on (g.session_id) g.*
from unnest($1::uuid[], $2::uuid[]) as g (matter_id, session_id)
order by g.session_id
on conflict (session_id) do nothing

-- name: stats_contact_put
-- The same contact again changes nothing.
insert into contact (contact_id, region)
select distinct on (g.contact_id) g.* from unnest($1::uuid[], $2::text[]) as g (contact_id, region)
order by g.contact_id
on conflict (contact_id) do nothing

-- name: stats_contact_led
-- The contact stands here already: one source says both, in its order.
update contact c set led = true
from unnest($1::uuid[]) as g (contact_id)
where c.contact_id = g.contact_id and not c.led
