-- SPDX-License-Identifier: Apache-2.0
-- Contacts: calls, visits, messages online.

-- name: contact_seen
-- A contact for the station that took it or for who recorded it.
select c.contact_id, c.region, c.station_code, c.channel, c.on_day as "on", c.anonymous, c.topics,
       cp.person_id, c.matter_id, c.wrapped_key as own_key, s.wrapped_key as person_key,
       c.sealed_words
from unnest($1::uuid[]) as t (contact_id)
join contact c on c.contact_id = t.contact_id
left join contact_person cp on cp.contact_id = c.contact_id
left join person_secret s on s.person_id = cp.person_id
where wall_contact(c.contact_id)

-- name: contact_owner
-- Who called, for the head of her stream; read again under it.
select cp.contact_id, cp.person_id
from unnest($1::uuid[]) as t (contact_id) join contact_person cp on cp.contact_id = t.contact_id
where wall_contact(cp.contact_id)

-- name: contact_put
-- What was said lies under the person's key, or, where nobody gave a name, under one of its own.
insert into contact (contact_id, region, station_code, agency, channel, on_day, anonymous, topics,
                     wrapped_key, sealed_words, recorded_by, recorded_at)
select t.contact_id, t.region, t.station_code, t.agency, t.channel, t.on_day, t.anonymous,
       codes_of(t.topics), t.wrapped_key, t.sealed_words, t.recorded_by, t.recorded_at
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::boolean[],
            $8::jsonb[], $9::text[], $10::bytea[], $11::uuid[], $12::bigint[])
    as t (contact_id, region, station_code, agency, channel, on_day, anonymous, topics, wrapped_key,
          sealed_words, recorded_by, recorded_at)
order by t.contact_id

-- name: contact_person_put
-- An anonymous caller may become known by filing; who was known stays.
insert into contact_person (contact_id, person_id)
select t.contact_id, t.person_id from unnest($1::uuid[], $2::uuid[]) as t (contact_id, person_id)
order by t.contact_id on conflict (contact_id) do nothing

-- name: contact_lead
-- Its own key goes: from now on her key alone opens it, and her erasure erases it.
update contact c set matter_id = t.matter_id, sealed_words = t.sealed_words, wrapped_key = null
from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as t (contact_id, matter_id, sealed_words)
where c.contact_id = t.contact_id

-- name: contact_page
-- By id, so by the time of recording. Gathered by index; the first wall decides row by row.
with candidate as materialized (
    select c.contact_id from contact c
    where c.agency = asker_agency()
      and c.region >= asker_region() and c.region < asker_region() || ':'
    union
    select c.contact_id from contact c where c.recorded_by = asker_account()
    union
    select c.contact_id from contact c where asker_scope() = 'service'
)
select c.contact_id, c.region, c.station_code, null::text as station_name, c.channel,
       c.on_day as "on", c.anonymous, c.topics, cp.person_id, c.matter_id
from (select d.contact_id from candidate d where $1::uuid is null or d.contact_id > $1
      order by d.contact_id) as d
join contact c on c.contact_id = d.contact_id
left join contact_person cp on cp.contact_id = c.contact_id
where wall_contact(c.contact_id)
order by c.contact_id limit $2
