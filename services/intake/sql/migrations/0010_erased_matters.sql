-- SPDX-License-Identifier: Apache-2.0
-- What other services keep closed about her goes with her: each of her matters is told of the
-- erasure in a unit of its own, which holds that matter's head; the link to her is gone by then.
create or replace function person_erase(asked uuid, at bigint, reason text) returns boolean
language plpgsql security definer set search_path from current as $$
begin
    if not (asker_scope() in ('service', 'ops')
            or (asker_scope() = 'client' and asker_role() = 'worker'
                and exists (select from person_account a
                            where a.person_id = asked and a.account_id = asker_account()))) then
        return false;
    end if;
    insert into due (due_id, kind, stream_kind, stream_id, subject_id, due_at)
    select gen_random_uuid(), 'matter_person_erased', 'matter', m.matter_id, m.matter_id, at
    from matter_person m where m.person_id = asked order by m.matter_id
    on conflict do nothing;
    delete from person_secret where person_id = asked;
    delete from person_digest where person_id = asked;
    delete from person_account where person_id = asked;
    delete from matter_person where person_id = asked;
    delete from contact_person where person_id = asked;
    delete from same_as where asked in (person_id, same_as_id);
    update person set erased_at = at, erased_reason = reason where person_id = asked
        and erased_at is null;
    return found;
end
$$;
