-- SPDX-License-Identifier: Apache-2.0
-- Facts and counts as they are asked for. Nothing is counted in advance: a row that many events
-- add to would be one that they wait for. Every statement asks the first wall.

-- name: figures_standing
-- Before the first assignment nothing is known yet; a rebuild and a first fill say for themselves
-- how far they have to go. What waits is not counted to its end.
select not exists (select from consumer_offset)
       or exists (select from consumer_offset where next_offset < ready_offset) as rebuilding,
       (select count(*) from (select distinct p.kind, p.stream_id from parked p) as w) as waiting

-- name: projections_empty
-- C10; gives how many partitions are read again.
select projections_emptied() as partitions

-- name: facts_matter
-- Only of a matter that the asker may see: not yours and not there look alike.
select m.matter_id, m.region, m.registered_on, m.agency, m.channel, m.category
from matter m where m.matter_id = any($1::uuid[]) and wall_matter(m.matter_id)

-- name: facts_tracks
-- In the order of their names.
select t.matter_id, t.track, t.state, t.opened_on, t.closed_on, t.agency, t.station_code
from track t where t.matter_id = any($1::uuid[]) and wall_matter(t.matter_id)
order by t.matter_id, t.track

-- name: facts_stages
-- By id, so in the order they were begun.
select s.matter_id, s.subject_id, s.track, s.state, s.ended, s.begun_on, s.ended_on
from stage s where s.matter_id = any($1::uuid[]) and wall_matter(s.matter_id)
order by s.matter_id, s.subject_id

-- name: facts_items
-- Decisions of a matter, in order.
select i.matter_id, i.proceeding_id, i.instance, i.item_id, i.topic, i.result, i.amount
from item i where i.matter_id = any($1::uuid[]) and wall_matter(i.matter_id)
order by i.matter_id, i.item_id

-- name: figures_count
-- Matters of a region and all in it, counted once a key; a matter has several tracks and stages.
-- The key '' is that of the sum.
with picked as materialized (
    select m.matter_id, m.region, m.category, m.registered_on
    from matter m
    where m.region >= $2 and m.region < $2 || 'a'
      and ($4::date is null or m.registered_on >= $4)
      and ($5::date is null or m.registered_on <= $5)
      and ($6::text is null or m.category = $6)
      and ($7::text is null
           or exists (select from track f where f.matter_id = m.matter_id and f.track = $7))
      and wall_matter(m.matter_id)
), keyed as (
    select p.matter_id,
           case $1 when 'region' then left(p.region, $3::bigint::integer)
                   when 'category' then coalesce(p.category, 'unknown')
                   when 'month' then coalesce(to_char(p.registered_on, 'YYYY-MM'), 'unknown')
           end as key
    from picked p where $1 in ('region', 'category', 'month')
    union all
    select p.matter_id, k.track
    from picked p join track k on k.matter_id = p.matter_id where $1 = 'track'
    union all
    select p.matter_id, s.track || '.' || s.state
    from picked p join stage s on s.matter_id = p.matter_id where $1 = 'stage'
)
select c.key, c.matters
from (select '' as key, count(*) as matters from picked
      union all
      select k.key, count(distinct k.matter_id) from keyed k group by k.key) as c
order by c.key collate "C"

-- name: support_count
-- Of a region and of each one below it. A contact is of its region; offers and care are of matters.
-- The sum is of the region asked for and comes first.
with picked as materialized (
    select m.matter_id, left(m.region, $2::bigint::integer) as key
    from matter m where m.region >= $1 and m.region < $1 || 'a' and wall_matter(m.matter_id)
), counted as (
    select left(c.region, $2::bigint::integer) as key,
           case when c.led then 'contact.led' else 'contact' end as what
    from contact c where c.region >= $1 and c.region < $1 || 'a' and wall_contact(c.region)
    union all
    select p.key, 'offer.' || o.state from picked p join offer o on o.matter_id = p.matter_id
    union all
    select p.key, 'care.' || s.state
    from picked p join stage s on s.matter_id = p.matter_id where s.track = 'care'
    union all
    select p.key, 'session' from picked p join care_session h on h.matter_id = p.matter_id
)
select coalesce(c.key, $1) as region, null::text as zh,
       count(*) filter (where c.what like 'contact%') as contacts,
       count(*) filter (where c.what = 'contact.led') as contacts_led,
       count(*) filter (where c.what like 'offer.%') as offers_made,
       count(*) filter (where c.what = 'offer.accepted') as offers_accepted,
       count(*) filter (where c.what = 'offer.declined') as offers_declined,
       count(*) filter (where c.what like 'care.%') as care_asked,
       count(*) filter (where c.what in ('care.running', 'care.ended')) as care_begun,
       count(*) filter (where c.what = 'session') as care_sessions
from counted c
group by grouping sets ((), (c.key))
order by grouping(c.key) desc, c.key collate "C"

-- name: compared_items
-- All decisions of the next matters in which a court has decided.
with page as materialized (
    select distinct i.matter_id
    from item i
    where i.instance <> 'award' and ($1::uuid is null or i.matter_id > $1)
      and wall_matter(i.matter_id)
    order by i.matter_id limit $2
)
select i.matter_id, i.proceeding_id, i.instance, i.item_id, i.topic, i.result, i.amount
from page p join item i on i.matter_id = p.matter_id
where wall_matter(i.matter_id)
order by i.matter_id, i.item_id
