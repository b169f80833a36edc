-- SPDX-License-Identifier: Apache-2.0
-- Whom a statement means, one look after another and no further than the first that finds: the
-- same rule as in 0005, whose one statement looked for everything each time. Each digest is asked
-- for by itself, so the index gives it however few rows the planner believes in.

create function anchored_person(asked_kind text, digests text, without_id_number boolean)
returns uuid
language plpgsql stable as $body$
declare
    one bytea;
    candidate uuid;
    found_id uuid;
begin
    foreach one in array coalesce(digests_of(digests), array[]::bytea[]) loop
        select d.person_id into candidate from person_digest d
        where d.anchor and d.kind = asked_kind and d.digest = one
          and (not without_id_number
               or not exists (select from person_digest o where o.person_id = d.person_id
                              and o.kind = 'id_number'))
        order by d.person_id limit 1;
        found_id := least(found_id, candidate);
    end loop;
    return found_id;
end
$body$;

create or replace function person_find(keys text[])
returns table (key text, person_id uuid, known boolean, wrapped_key text)
language plpgsql stable security definer set search_path from current as $body$
#variable_conflict use_column
declare
    part text[];
    id_digest text;
    name_digest text;
    found_id uuid;
begin
    if not asker_writes() then
        return;
    end if;
    foreach key in array keys loop
        part := string_to_array(key, '/');
        id_digest := case when asker_role() <> 'worker' then nullif(part[1], '') end;
        name_digest := case when asker_role() <> 'worker' then nullif(part[2], '') end;
        found_id := null;
        if id_digest is not null then
            found_id := anchored_person('id_number', id_digest, false);
        end if;
        if found_id is null and part[3] <> '' then
            select a.person_id into found_id from person_account a
            where a.account_id = part[3]::uuid;
        end if;
        if found_id is null and name_digest is not null then
            found_id := anchored_person('name_phone', name_digest, id_digest is not null);
        end if;
        if found_id is null and part[4] <> '' and id_digest is null and name_digest is null then
            select cp.person_id into found_id
            from contact_person cp join contact c on c.contact_id = cp.contact_id
            where cp.contact_id = part[4]::uuid
              and contact_fits(c.agency, c.region, c.recorded_by);
        end if;
        person_id := coalesce(found_id, part[5]::uuid);
        known := found_id is not null;
        wrapped_key := null;
        if known then
            select s.wrapped_key into wrapped_key from person_secret s
            where s.person_id = found_id;
        end if;
        return next;
    end loop;
end
$body$;

create or replace function party_find(keys text[])
returns table (key text, party_id uuid, known boolean)
language plpgsql stable security definer set search_path from current as $body$
#variable_conflict use_column
declare
    one bytea;
    candidate uuid;
    found_id uuid;
begin
    if not asker_writes() then
        return;
    end if;
    foreach key in array keys loop
        found_id := null;
        foreach one in array coalesce(digests_of(split_part(key, '/', 1)), array[]::bytea[]) loop
            select p.party_id into candidate from party_digest p
            where p.kind = 'credit_code' and p.digest = one order by p.party_id limit 1;
            found_id := least(found_id, candidate);
        end loop;
        party_id := coalesce(found_id, split_part(key, '/', 2)::uuid);
        known := found_id is not null;
        return next;
    end loop;
end
$body$;

-- Answered row by row by the index of the matter. An `exists` may be answered by a hash of every
-- access there is, and where the table was small when the plan was made it is.
alter policy seen on matter using (
    asker_scope() = 'service'
    or (asker_scope() = 'client'
        and (coalesce((select true from access a where a.matter_id = matter.matter_id
                           and a.until_at is null limit 1), false)
             or (not triage_has_spoken(matter_id)
                 and (account_id = asker_account() or registered_by = asker_account()
                      or asker_receives(region, agency))))));

-- In a language that keeps its plan; the other one reads its body anew in every statement.
create or replace function codes_of(codes jsonb) returns text[]
language plpgsql immutable as $body$
begin
    return case when codes is null then null
                else array(select jsonb_array_elements_text(codes)) end;
end
$body$;
