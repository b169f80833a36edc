-- SPDX-License-Identifier: Apache-2.0
-- What looks into tables, past the second wall or as the first, in a language whose plans a session
-- keeps: the same rules as in 0001 and 0002, which planned anew in every statement that asks them.

create or replace function person_find(keys text[])
returns table (key text, person_id uuid, known boolean, wrapped_key text)
language plpgsql stable security definer set search_path from current as $body$
#variable_conflict use_column
begin
    if not asker_writes() then
        return;
    end if;
    return query
    select k.key, coalesce(f.found, k.candidate), f.found is not null, s.wrapped_key
    from (select u.key, split_part(u.key, '/', 5)::uuid as candidate,
                 case when asker_role() <> 'worker' then nullif(split_part(u.key, '/', 1), '')
                     end as id_digest,
                 case when asker_role() <> 'worker' then nullif(split_part(u.key, '/', 2), '')
                     end as name_digest,
                 nullif(split_part(u.key, '/', 3), '')::uuid as account,
                 nullif(split_part(u.key, '/', 4), '')::uuid as contact
          from unnest(keys) as u (key)) as k
    cross join lateral (select coalesce(
        (select d.person_id from person_digest d
         where d.anchor and d.kind = 'id_number' and d.digest = any(digests_of(k.id_digest))
         order by d.person_id limit 1),
        (select a.person_id from person_account a where a.account_id = k.account),
        (select d.person_id from person_digest d
         where d.anchor and d.kind = 'name_phone' and d.digest = any(digests_of(k.name_digest))
           and (k.id_digest is null
                or not exists (select from person_digest o where o.person_id = d.person_id
                    and o.kind = 'id_number'))
         order by d.person_id limit 1),
        (select cp.person_id from contact_person cp join contact c on c.contact_id = cp.contact_id
         where cp.contact_id = k.contact and contact_fits(c.agency, c.region, c.recorded_by)
           and k.id_digest is null and k.name_digest is null)) as found) as f
    left join person_secret s on s.person_id = f.found;
end
$body$;

create or replace function anchor_is_free(asked uuid, asked_kind text, digests text)
returns boolean
language plpgsql stable security definer set search_path from current as $body$
begin
    return asker_writes() and not exists (
        select from person_digest d
        where d.anchor and d.kind = asked_kind and d.kind <> 'phone'
          and d.digest = any(digests_of(digests)) and d.person_id <> asked);
end
$body$;

create or replace function party_find(keys text[])
returns table (key text, party_id uuid, known boolean)
language plpgsql stable security definer set search_path from current as $body$
#variable_conflict use_column
begin
    if not asker_writes() then
        return;
    end if;
    return query
    select u.key, coalesce(d.party_id, split_part(u.key, '/', 2)::uuid), d.party_id is not null
    from unnest(keys) as u (key)
    left join lateral (select p.party_id from party_digest p where p.kind = 'credit_code'
                       and p.digest = any(digests_of(split_part(u.key, '/', 1)))
                       order by p.party_id limit 1) as d on true;
end
$body$;

create or replace function digests_of(list text) returns bytea[]
language plpgsql immutable strict as $body$
begin
    return array(select decode(u.digest, 'hex') from unnest(string_to_array(list, ',')) u (digest));
end
$body$;

create or replace function triage_has_spoken(matter uuid) returns boolean
language plpgsql stable as $body$
begin
    return exists (select from applied where source = 'triage' and kind = 'matter'
                                         and stream_id = matter);
end
$body$;
create or replace function matter_is_current(matter uuid) returns boolean
language plpgsql stable as $body$
begin
    return not exists (select from parked where source = 'triage' and kind = 'matter'
                                            and stream_id = matter)
       and not exists (select from consumer_offset where topic = 'halfsky.triage.v1'
                                                     and next_offset < ready_offset);
end
$body$;
create or replace function wall_contact(asked uuid) returns boolean
language plpgsql stable as $body$
begin
    return asker_scope() = 'service'
        or (asker_scope() = 'client'
            and exists (select from contact c where c.contact_id = asked
                        and contact_fits(c.agency, c.region, c.recorded_by)));
end
$body$;
create or replace function wall_matter(asked uuid) returns boolean
language plpgsql stable as $body$
begin
    return asker_scope() = 'service'
        or (asker_scope() = 'client' and matter_is_current(asked)
            and (exists (select from access a where a.matter_id = asked and a.until_at is null
                                                and asker_fits(a.account_id, a.agency, a.region))
                 or (not triage_has_spoken(asked)
                     and exists (select from matter m where m.matter_id = asked
                                 and (m.account_id = asker_account()
                                      or asker_receives(m.region, m.agency)
                                      or m.registered_by = asker_account())))));
end
$body$;
create or replace function wall_own_person(asked uuid) returns boolean
language plpgsql stable as $body$
begin
    return asker_scope() = 'client' and asker_role() = 'worker'
        and exists (select from person_account a where a.person_id = asked
                                                   and a.account_id = asker_account());
end
$body$;
create or replace function wall_person(asked uuid) returns boolean
language plpgsql stable as $body$
begin
    return asker_scope() = 'service' or wall_own_person(asked)
        or exists (select from matter_person mp where mp.person_id = asked
                                                  and wall_matter(mp.matter_id))
        or exists (select from contact_person cp where cp.person_id = asked
                                                   and wall_contact(cp.contact_id));
end
$body$;
