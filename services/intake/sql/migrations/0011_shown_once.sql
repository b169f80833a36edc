-- SPDX-License-Identifier: Apache-2.0
-- A registration writes eight rows of one matter, and each asked anew whether that matter is the
-- asker's: a quarter of what it cost. The answer yes is kept to the end of the transaction, with
-- whose matter it was about; an asker who is somebody else in the same transaction is asked again.
create function shown_to_whom(asked uuid) returns text language sql stable
return concat_ws('/', asked::text, current_setting('halfsky.scope', true),
                 current_setting('halfsky.role', true), current_setting('halfsky.agency', true),
                 current_setting('halfsky.region', true), current_setting('halfsky.account', true));

create or replace function matter_is_shown(asked uuid) returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    if asker_scope() = 'service' then
        null;
    elsif asker_scope() <> 'client' then
        return false;
    elsif exists (select from matter m where m.matter_id = asked
                  and (m.account_id = asker_account() or m.registered_by = asker_account()
                       or asker_receives(m.region, m.agency)))
          and not triage_has_spoken(asked) then
        null;
    elsif not exists (select from access a where a.matter_id = asked and a.until_at is null
                      and asker_fits(a.account_id, a.agency, a.region)) then
        return false;
    end if;
    perform set_config('halfsky.shown', shown_to_whom(asked), true);
    return true;
end
$body$;

-- Plain SQL, so that it becomes a part of the policy.
create function matter_shown(asked uuid) returns boolean language sql stable
return current_setting('halfsky.shown', true) = shown_to_whom(asked) or matter_is_shown(asked);

alter policy seen on matter_person using (matter_shown(matter_id));
alter policy linked on matter_person with check (asker_writes() and matter_shown(matter_id));
alter policy seen on statement using (matter_shown(matter_id));
alter policy said on statement with check (asker_writes() and matter_shown(matter_id));
alter policy seen on claim using (matter_shown(matter_id));
alter policy said on claim with check (asker_writes() and matter_shown(matter_id));
alter policy seen on fact using (matter_shown(matter_id));
alter policy said on fact with check (asker_writes() and matter_shown(matter_id));
alter policy seen on matter_party using (matter_shown(matter_id));
alter policy said on matter_party with check (asker_writes() and matter_shown(matter_id));
alter policy seen on document using (matter_shown(matter_id));
alter policy added on document with check (asker_writes() and matter_shown(matter_id));

alter function codes_of(jsonb) strict; -- absent codes ask nothing
