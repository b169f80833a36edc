-- SPDX-License-Identifier: Apache-2.0
-- Lists: matters a client may see, work to be done, what is stuck, and the sweep for the invariant.

-- name: chain_page
-- By id, so by the time of registration; from the access rows, which are few for one client.
select m.matter_id, m.region, m.station_code, m.on_day as "on", m.category,
       (select array_agg(t.track order by t.track) from track t
        where t.matter_id = m.matter_id and t.state = 'open') as open_tracks,
       (select array_agg(t.track order by t.track) from track t
        where t.matter_id = m.matter_id and t.state = 'open' and t.next_by < $3) as overdue_tracks,
       (select min(t.next_by) from track t
        where t.matter_id = m.matter_id and t.state = 'open') as next_by
from matter m
where ($1::uuid is null or m.matter_id > $1) and wall_matter(m.matter_id)
order by m.matter_id limit $2

-- name: work_page
-- Hand-overs to take and tracks to go on with: overdue first, then by day, the unknown last.
-- The taker of an open hand-over has the next action, so its track is not listed for the giver.
select w.kind, w.matter_id, w.track, w.baton_id, w.region, w.agency, w.station_code, w.account_id,
       w.next_action, w.due, w.next_by, w.answer_by, w.next_by_unknown,
       null::text as why_zh, null::text as why
from (select 'take_baton' as kind, b.matter_id, b.track, b.baton_id, b.to_region as region,
             b.to_agency as agency, b.to_station as station_code, null::uuid as account_id,
             'take_over' as next_action,
             case when b.answer_by < $4 then 'overdue' else 'planned' end as due,
             (to_timestamp(b.answer_by / 1000.0) at time zone 'Asia/Shanghai')::date as next_by,
             b.answer_by, null::text as next_by_unknown
      from baton b where b.state = 'offered' and wall_holds(b.to_agency, b.to_region)
      union all
      select 'act_on_track', t.matter_id, t.track, null, t.region, t.agency, t.station_code,
             t.account_id, t.next_action,
             case when t.next_by is null then 'unknown' when t.next_by < $3 then 'overdue'
                  else 'planned' end,
             t.next_by, null, t.next_by_unknown
      from track t
      where t.state = 'open' and wall_holds(t.agency, t.region)
        and not exists (select from baton o where o.matter_id = t.matter_id and o.track = t.track
                                             and o.state = 'offered')) as w
where $2::text is null or w.track = $2
order by w.due <> 'overdue', w.next_by nulls last, w.answer_by nulls last, w.matter_id, w.track
limit $1

-- name: stuck_page
-- What should have happened by now and has not, the oldest first.
select w.kind, w.matter_id, w.track, w.baton_id, w.region, w.agency, w.station_code, w.account_id,
       w.next_action, 'overdue' as due, w.next_by, w.answer_by, null::text as next_by_unknown,
       null::text as why_zh, null::text as why
from (select 'take_baton' as kind, b.matter_id, b.track, b.baton_id, b.to_region as region,
             b.to_agency as agency, b.to_station as station_code, null::uuid as account_id,
             'take_over' as next_action,
             (to_timestamp(b.answer_by / 1000.0) at time zone 'Asia/Shanghai')::date as next_by,
             b.answer_by
      from baton b
      where b.state = 'offered' and b.answer_by < $4
        and (wall_stuck(b.to_agency, b.to_region) or wall_stuck(b.from_agency, b.from_region))
      union all
      select 'act_on_track', t.matter_id, t.track, null, t.region, t.agency, t.station_code,
             t.account_id, t.next_action, t.next_by, null
      from track t
      where t.state = 'open' and t.next_by < $3 and wall_stuck(t.agency, t.region)
        and not exists (select from baton o where o.matter_id = t.matter_id and o.track = t.track
                                             and o.state = 'offered')) as w
where $2::text is null or w.track = $2
order by w.next_by, w.matter_id, w.track
limit $1

-- name: map_unwatched
-- The invariant: a day that is over is marked, and a hand-over that is over is settled. What no due
-- row watches any more is named here, so that the sweep sets one.
select w.kind, w.matter_id, w.subject_id
from (select 'track_overdue' as kind, t.matter_id, t.track_id as subject_id
      from track t where t.state = 'open' and not t.overdue and t.next_by < $1
      union all
      select 'baton_times_out', b.matter_id, b.baton_id
      from baton b where b.state = 'offered' and b.answer_by < $2) as w
where not exists (select from due d where d.kind = w.kind and d.subject_id = w.subject_id)
order by w.subject_id limit $3
