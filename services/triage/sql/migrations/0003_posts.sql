-- SPDX-License-Identifier: Apache-2.0
-- Who has which open track of a matter, told to everybody who sees anything of it: a taker sees one
-- track, and whether its giver still has another decides if the giver leaves. It says units and no
-- more; no answer shows it.

create function matter_posts(asked uuid) returns table (track text, agency text, region text)
language sql stable security definer set search_path from current
begin atomic
    select t.track, t.agency, t.region from track t
    where t.matter_id = asked and t.state = 'open' and caller_sees(asked, null)
    order by t.track;
end;

revoke execute on function matter_posts(uuid) from public;
do $$
begin
    if exists (select from pg_roles where rolname = current_schema()) then
        execute format('grant execute on function matter_posts(uuid) to %I', current_schema());
    end if;
end
$$;
