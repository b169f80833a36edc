-- SPDX-License-Identifier: Apache-2.0
-- Rows of the map. What may change is written as whole rows: an insert that meets its row updates
-- it, and row-level security refuses that loudly where a plain update would only find nothing.

-- name: map_matter
-- One row a matter; only what triage decides of it changes.
insert into matter as m (matter_id, region, station_code, agency, account_id, channel, contacted,
                         on_day, topics, worker, category, also, officer_reason, officer_id,
                         officer_approver, assessments)
select t.matter_id, t.region, t.station_code, t.agency, t.account_id, t.channel, t.contacted,
       t.on_day, text_array(t.topics), t.worker, t.category, text_array(t.also), t.officer_reason,
       t.officer_id, t.officer_approver, t.assessments
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::boolean[],
            $8::date[], $9::jsonb[], $10::jsonb[], $11::text[], $12::jsonb[], $13::text[],
            $14::uuid[], $15::uuid[], $16::bigint[])
    as t (matter_id, region, station_code, agency, account_id, channel, contacted, on_day, topics,
          worker, category, also, officer_reason, officer_id, officer_approver, assessments)
order by t.matter_id
on conflict (matter_id) do update
set topics = excluded.topics, worker = excluded.worker, category = excluded.category,
    also = excluded.also, officer_reason = excluded.officer_reason,
    officer_id = excluded.officer_id, officer_approver = excluded.officer_approver,
    assessments = excluded.assessments

-- name: map_seen
-- Not yours and not there look alike.
select m.matter_id, m.region, m.station_code, m.agency, m.account_id, m.channel, m.contacted,
       m.on_day as "on", m.topics, m.worker, m.category, m.also, m.officer_reason, m.officer_id,
       m.officer_approver, m.assessments
from matter m where m.matter_id = any($1::uuid[]) and wall_matter(m.matter_id)

-- name: map_fact
-- A fact is never changed: a correction is a further one.
insert into fact (matter_id, place, fact_id, kind, on_date, until_date, evidence, amount, corrects)
select t.* from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[],
                       $7::text[], $8::bigint[], $9::uuid[])
    as t (matter_id, place, fact_id, kind, on_date, until_date, evidence, amount, corrects)
order by t.fact_id

-- name: map_facts
-- All that was ever stated, in its order.
select f.matter_id, f.place, f.fact_id, f.kind, f.on_date as "on", f.until_date as "until",
       f.evidence, f.amount, f.corrects
from fact f where f.matter_id = any($1::uuid[]) and wall_matter(f.matter_id)
order by f.matter_id, f.place

-- name: map_claim
-- What is claimed tells what the dispute is about.
insert into claim (matter_id, place, claim_id, type, amount)
select t.* from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::bigint[])
    as t (matter_id, place, claim_id, type, amount)
order by t.claim_id

-- name: map_claims
-- In the order they were made.
select c.matter_id, c.place, c.claim_id, c.type, c.amount
from claim c where c.matter_id = any($1::uuid[]) and wall_matter(c.matter_id)
order by c.matter_id, c.place

-- name: map_assessment
-- Every assessment stays: why she was told what when is part of her matter. The rules are read with
-- it and never without.
insert into assessment (matter_id, assessment_id, number, on_day, category, also, summary,
                        summary_en, at, rules)
select t.matter_id, t.assessment_id, t.number, t.on_day, t.category, text_array(t.also), t.summary,
       t.summary_en, t.at, t.rules
from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::date[], $5::text[], $6::jsonb[], $7::text[],
            $8::text[], $9::bigint[], $10::jsonb[])
    as t (matter_id, assessment_id, number, on_day, category, also, summary, summary_en, at, rules)
order by t.assessment_id

-- name: map_assessed
-- The latest one.
select distinct on (a.matter_id) a.matter_id, a.assessment_id, a.number, a.on_day as "on",
       a.category, a.also, a.summary, a.summary_en, a.at, a.rules
from assessment a where a.matter_id = any($1::uuid[]) and wall_matter(a.matter_id)
order by a.matter_id, a.number desc

-- name: map_access
-- It stays as a row when it ends: who could see the matter when is part of its history.
insert into access (matter_id, access_id, agency, region, account_id, track, from_at, until_at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[],
                       $7::bigint[], $8::bigint[])
    as t (matter_id, access_id, agency, region, account_id, track, from_at, until_at)
order by t.access_id
on conflict (access_id) do update set until_at = excluded.until_at

-- name: map_access_end
-- Behind everything else that the unit writes: who closes a track may see it by such a row alone.
update access a set until_at = g.until_at
from unnest($1::uuid[], $2::bigint[]) as g (access_id, until_at)
where a.access_id = g.access_id and a.until_at is null

-- name: map_accesses
-- Those in force.
select a.matter_id, a.access_id, a.agency, a.region, a.account_id, a.track, a.from_at, a.until_at
from access a
where a.matter_id = any($1::uuid[]) and a.until_at is null and wall_matter(a.matter_id)
order by a.matter_id, a.from_at, a.access_id

-- name: map_track
-- One row a track; which moves are possible stands in states.c.
insert into track (matter_id, track_id, track, state, agency, station_code, region, account_id,
                   opened_on, next_action, next_by, next_by_unknown, overdue, time_outs, closed_on)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
                       $7::text[], $8::uuid[], $9::date[], $10::text[], $11::date[], $12::text[],
                       $13::boolean[], $14::bigint[], $15::date[])
    as t (matter_id, track_id, track, state, agency, station_code, region, account_id, opened_on,
          next_action, next_by, next_by_unknown, overdue, time_outs, closed_on)
order by t.matter_id, t.track
on conflict (matter_id, track) do update
set state = excluded.state, agency = excluded.agency, station_code = excluded.station_code,
    region = excluded.region, account_id = excluded.account_id, opened_on = excluded.opened_on,
    next_action = excluded.next_action, next_by = excluded.next_by,
    next_by_unknown = excluded.next_by_unknown, overdue = excluded.overdue,
    time_outs = excluded.time_outs, closed_on = excluded.closed_on

-- name: map_tracks
-- In the order they were opened.
select t.matter_id, t.track_id, t.track, t.state, t.agency, t.station_code, t.region, t.account_id,
       t.opened_on, t.next_action, t.next_by, t.next_by_unknown, t.overdue, t.time_outs, t.closed_on
from track t where t.matter_id = any($1::uuid[]) and wall_track(t.matter_id, t.track)
order by t.matter_id, t.opened_on, t.track_id

-- name: map_held
-- The tracks that the asker's agency has, in a region that the asker's covers.
select t.matter_id, t.track from track t
where t.matter_id = any($1::uuid[]) and t.state = 'open' and wall_holds(t.agency, t.region)
order by t.matter_id, t.track

-- name: map_posts
-- Every open track's unit, also of tracks that the asker does not see.
select k.matter_id, p.track, p.agency, p.region
from unnest($1::uuid[]) as k (matter_id) cross join lateral matter_posts(k.matter_id) as p
where wall_matter(k.matter_id)
order by k.matter_id, p.track

-- name: map_whole
-- Only where the asker sees all tracks, those to come among them.
select m.matter_id as "key" from matter m
where m.matter_id = any($1::uuid[]) and wall_track(m.matter_id, null)

-- name: map_offer
-- Put once; what was answered last counts.
insert into offer (matter_id, offer_id, kind, rule_id, state, made_on, answered_on, answered_role,
                   answered_by)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[],
                       $7::date[], $8::text[], $9::uuid[])
    as t (matter_id, offer_id, kind, rule_id, state, made_on, answered_on, answered_role,
          answered_by)
order by t.offer_id
on conflict (offer_id) do update
set state = excluded.state, answered_on = excluded.answered_on,
    answered_role = excluded.answered_role, answered_by = excluded.answered_by

-- name: map_offers
-- In the order they were put.
select o.matter_id, o.offer_id, o.kind, o.rule_id, o.state, o.made_on, o.answered_on,
       o.answered_role, o.answered_by
from offer o where o.matter_id = any($1::uuid[]) and wall_matter(o.matter_id)
order by o.matter_id, o.made_on, o.offer_id

-- name: map_baton
-- A second open one for the same track meets the unique index.
insert into baton (matter_id, baton_id, track, state, from_agency, from_station, from_region,
                   to_agency, to_station, to_region, answer_by, offered_on, settled_on)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
                       $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::date[],
                       $13::date[])
    as t (matter_id, baton_id, track, state, from_agency, from_station, from_region, to_agency,
          to_station, to_region, answer_by, offered_on, settled_on)
order by t.baton_id
on conflict (baton_id) do update set state = excluded.state, settled_on = excluded.settled_on

-- name: map_batons
-- The newest of each matter.
select b.matter_id, b.baton_id, b.track, b.state, b.from_agency, b.from_station, b.from_region,
       b.to_agency, b.to_station, b.to_region, b.answer_by, b.offered_on, b.settled_on
from unnest($1::uuid[]) as k (matter_id)
cross join lateral (select * from baton n
                    where n.matter_id = k.matter_id and wall_track(n.matter_id, n.track)
                    order by n.baton_id desc limit 200) as b
order by b.matter_id, b.baton_id

-- name: map_taken
-- Open hand-overs that the asker may take or decline.
select b.matter_id, b.baton_id from baton b
where b.matter_id = any($1::uuid[]) and b.state = 'offered' and wall_holds(b.to_agency, b.to_region)
order by b.baton_id

-- name: map_settled
-- A hand-over that is over, for the unit that it was put to.
select k.baton_id, s.matter_id, s.state
from unnest($1::uuid[]) as k (baton_id) cross join lateral baton_settled(k.baton_id) as s

-- name: map_happening
-- What a person reads; the ledger has the whole.
insert into timeline (matter_id, seq, at, on_day, what, track, agency, station_code, offers, answer,
                      baton, category, next_action, next_by, reason, by_role)
select t.matter_id, t.seq, t.at, t.on_day, t.what, t.track, t.agency, t.station_code,
       text_array(t.offers), t.answer, t.baton, t.category, t.next_action, t.next_by, t.reason,
       t.by_role
from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::date[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::jsonb[], $10::text[], $11::text[], $12::text[], $13::text[],
            $14::date[], $15::text[], $16::text[])
    as t (matter_id, seq, at, on_day, what, track, agency, station_code, offers, answer, baton,
          category, next_action, next_by, reason, by_role)
order by t.matter_id, t.seq

-- name: map_timeline
-- The newest of each matter, in order.
select h.matter_id, h.seq, h.at, h.on_day as "on", h.what, h.track, h.agency, h.station_code,
       h.offers, h.answer, h.baton, h.category, h.next_action, h.next_by, h.reason, h.by_role
from unnest($1::uuid[]) as k (matter_id)
cross join lateral (select * from timeline n
                    where n.matter_id = k.matter_id and wall_matter(n.matter_id)
                      and (n.track is null or wall_track(n.matter_id, n.track))
                    order by n.seq desc limit 500) as h
order by h.matter_id, h.seq

-- name: map_asked
-- What was asked for last counts.
insert into asked (matter_id, track, next_action, next_by, next_by_unknown)
select t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[])
    as t (matter_id, track, next_action, next_by, next_by_unknown)
order by t.matter_id, t.track
on conflict (matter_id, track) do update
set next_action = excluded.next_action, next_by = excluded.next_by,
    next_by_unknown = excluded.next_by_unknown

-- name: map_asked_drop
-- Nothing is asked for any more.
delete from asked d using unnest($1::uuid[], $2::text[]) as t (matter_id, track)
where d.matter_id = t.matter_id and d.track = t.track

-- name: map_asked_of
-- For who sees the track.
select d.matter_id, d.track, d.next_action, d.next_by, d.next_by_unknown
from asked d where d.matter_id = any($1::uuid[]) and wall_track(d.matter_id, d.track)
order by d.matter_id, d.track
