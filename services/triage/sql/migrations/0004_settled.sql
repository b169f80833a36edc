-- SPDX-License-Identifier: Apache-2.0
-- How a hand-over ended, told to the unit it was put to: its sight ends with the hand-over, and an
-- answer that comes late is a conflict and not a riddle. It tells nothing of the matter.

create function baton_settled(asked uuid) returns table (matter_id uuid, state text)
language sql stable security definer set search_path from current
begin atomic
    select b.matter_id, b.state from baton b
    where b.baton_id = asked and b.state <> 'offered' and caller_scope() = 'client'
      and caller_covers(b.to_agency, b.to_region);
end;

revoke execute on function baton_settled(uuid) from public;
do $$
begin
    if exists (select from pg_roles where rolname = current_schema()) then
        execute format('grant execute on function baton_settled(uuid) to %I', current_schema());
    end if;
end
$$;
