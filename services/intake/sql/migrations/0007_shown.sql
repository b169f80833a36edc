-- SPDX-License-Identifier: Apache-2.0
-- The second wall's two questions as functions: is this matter, is this person the asker's to see.
-- The same rules as the policies of 0002, 0004 and 0006 said by nesting one another; spelled out in
-- each policy they made plans of a thousand nodes (120 ms to plan one insert). They look past the
-- policies of the tables they ask, so each says the whole rule itself.

create function matter_is_shown(asked uuid) returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    if asker_scope() = 'service' then
        return true;
    elsif asker_scope() <> 'client' then
        return false;
    elsif exists (select from matter m where m.matter_id = asked
                  and (m.account_id = asker_account() or m.registered_by = asker_account()
                       or asker_receives(m.region, m.agency)))
          and not triage_has_spoken(asked) then
        return true;
    end if;
    return exists (select from access a where a.matter_id = asked and a.until_at is null
                                          and asker_fits(a.account_id, a.agency, a.region));
end
$body$;

-- A person is reached by way of a matter or a contact, or is the asker.
create function person_is_shown(asked uuid) returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    if asker_scope() = 'service' then
        return true;
    elsif asker_scope() <> 'client' then
        return false;
    end if;
    return exists (select from person_account a where a.person_id = asked
                                                  and a.account_id = asker_account())
        or exists (select from matter_person mp where mp.person_id = asked
                                                  and matter_is_shown(mp.matter_id))
        or exists (select from contact_person cp join contact c on c.contact_id = cp.contact_id
                   where cp.person_id = asked
                     and contact_fits(c.agency, c.region, c.recorded_by));
end
$body$;

alter policy seen on matter_person using (matter_is_shown(matter_id));
alter policy linked on matter_person with check (asker_writes() and matter_is_shown(matter_id));
alter policy seen on statement using (matter_is_shown(matter_id));
alter policy said on statement with check (asker_writes() and matter_is_shown(matter_id));
alter policy seen on claim using (matter_is_shown(matter_id));
alter policy said on claim with check (asker_writes() and matter_is_shown(matter_id));
alter policy seen on fact using (matter_is_shown(matter_id));
alter policy said on fact with check (asker_writes() and matter_is_shown(matter_id));
alter policy seen on matter_party using (matter_is_shown(matter_id));
alter policy said on matter_party with check (asker_writes() and matter_is_shown(matter_id));
alter policy seen on document using (matter_is_shown(matter_id));
alter policy added on document with check (asker_writes() and matter_is_shown(matter_id));

alter policy seen on person using (asker_scope() = 'ops' or person_is_shown(person_id));
alter policy changed on person using (asker_writes() and person_is_shown(person_id));
alter policy linked on person_account with check (
    asker_writes() and (asker_role() <> 'worker' or account_id = asker_account())
    and person_is_shown(person_id));
alter policy seen on person_secret using (person_is_shown(person_id));
alter policy sealed on person_secret with check (asker_writes() and person_is_shown(person_id));
alter policy changed on person_secret using (asker_writes() and person_is_shown(person_id));
alter policy seen on person_digest using (person_is_shown(person_id));
alter policy linked on person_digest with check (asker_writes() and person_is_shown(person_id));
alter policy changed on person_digest using (asker_writes() and person_is_shown(person_id));
alter policy dropped on person_digest using (asker_writes() and person_is_shown(person_id));
alter policy seen on same_as using (person_is_shown(person_id));
alter policy held on same_as with check (
    asker_writes() and asker_role() <> 'worker'
    and person_is_shown(person_id) and person_is_shown(same_as_id));
alter policy revoked on same_as using (
    asker_writes() and asker_role() <> 'worker' and person_is_shown(person_id));
