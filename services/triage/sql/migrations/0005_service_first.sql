-- SPDX-License-Identifier: Apache-2.0
-- The same walls as in 0002, asked in another order: what a service does by itself (an event, a due
-- action) is told by a setting of the transaction, and only a client's access rows are looked up.
-- caller_sees is called for each row otherwise, and 28 rows are written for a matter that is heard.
-- What looks into tables is in a language whose plans a session keeps: it was planned anew in every
-- statement, for every policy and wall that asks it.

create function caller_views(asked uuid, asked_track text) returns boolean language sql stable
    return caller_scope() in ('service', 'ops') or caller_sees(asked, asked_track);
create or replace function caller_moves_for(asked uuid, asked_track text) returns boolean
    language sql stable
    return caller_scope() = 'service' or (caller_moves() and caller_sees(asked, asked_track));

alter policy seen on matter using (caller_views(matter_id, null));
alter policy seen on fact using (caller_views(matter_id, null));
alter policy seen on claim using (caller_views(matter_id, null));
alter policy seen on assessment using (caller_views(matter_id, null));
alter policy seen on assessed_rule using (caller_views(matter_id, null));
alter policy seen on track using (caller_views(matter_id, track));
alter policy seen on offer using (caller_views(matter_id, null));
alter policy seen on baton using (caller_views(matter_id, track));
alter policy seen on access using (caller_views(matter_id, null));
alter policy seen on timeline using (caller_views(matter_id, track));

create or replace function caller_sees(asked uuid, asked_track text) returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    return caller_scope() in ('service', 'ops')
        or (caller_scope() = 'client'
            and (exists (select from access a
                         where a.matter_id = asked and a.until_at is null
                           and caller_fits(a.account_id, a.agency, a.region)
                           and (a.track is null or asked_track is null or a.track = asked_track))
                 or exists (select from baton b
                            where b.matter_id = asked and b.state = 'offered'
                              and caller_covers(b.to_agency, b.to_region)
                              and (asked_track is null or b.track = asked_track))));
end
$body$;
create or replace function caller_is_offered(asked uuid, asked_track text) returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    return exists (select from baton b where b.matter_id = asked and b.track = asked_track
                                         and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
end
$body$;
create or replace function wall_matter(asked uuid) returns boolean language plpgsql stable as $body$
begin
    return caller_scope() in ('service', 'ops')
        or exists (select from access a where a.matter_id = asked and a.until_at is null
                                          and caller_fits(a.account_id, a.agency, a.region))
        or exists (select from baton b where b.matter_id = asked and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
end
$body$;
create or replace function wall_track(asked uuid, asked_track text) returns boolean
language plpgsql stable as $body$
begin
    return caller_scope() in ('service', 'ops')
        or exists (select from access a where a.matter_id = asked and a.until_at is null
                                          and (a.track is null or a.track = asked_track)
                                          and caller_fits(a.account_id, a.agency, a.region))
        or exists (select from baton b where b.matter_id = asked and b.track = asked_track
                                         and b.state = 'offered'
                                         and caller_covers(b.to_agency, b.to_region));
end
$body$;
