-- SPDX-License-Identifier: Apache-2.0
-- Who may see and write what (protocol.md A2, A3, C9). The wall_ functions are the first wall: the
-- statements of sql/ ask them. The policies below are the second and ask none of them. Both read
-- who asks from the settings that the runtime makes at the start of each transaction; without them
-- nothing is seen.

create function asker_scope() returns text language sql stable
return coalesce(current_setting('halfsky.scope', true), '');
create function asker_role() returns text language sql stable
return coalesce(current_setting('halfsky.role', true), '');
create function asker_region() returns text language sql stable
return nullif(current_setting('halfsky.region', true), '');
create function asker_account() returns uuid language sql stable
return nullif(current_setting('halfsky.account', true), '')::uuid;
-- A station's clerk without an agency of her own works for the body that hosts the station.
create function asker_agency() returns text language sql stable
return coalesce(nullif(current_setting('halfsky.agency', true), ''),
                case when asker_role() = 'clerk' then 'labour' end);

-- Who may write at all: the worker herself, the station, an agency's officer.
create function asker_writes() returns boolean language sql stable
return asker_scope() = 'service'
    or (asker_scope() = 'client' and asker_role() in ('worker', 'clerk', 'officer'));
create function asker_receives(row_region text, row_agency text) returns boolean language sql stable
return asker_role() in ('clerk', 'officer') and row_agency = asker_agency()
    and starts_with(row_region, asker_region());
create function asker_fits(row_account uuid, row_agency text, row_region text) returns boolean
    language sql stable
return row_account = asker_account()
    or (asker_role() in ('clerk', 'officer', 'mediator', 'arbitrator', 'court_clerk', 'aid_officer',
        'helper')
        and row_agency = asker_agency() and starts_with(row_region, asker_region()));
-- A contact belongs to the station that took it and to who recorded it.
create function contact_fits(row_agency text, row_region text, row_recorder uuid) returns boolean
    language sql stable
return asker_receives(row_region, row_agency) or row_recorder = asker_account();

-- A3: until triage has spoken of the matter, who registered it and she herself see it.
create function triage_has_spoken(matter uuid) returns boolean language sql stable
return exists (select from applied where source = 'triage' and kind = 'matter'
    and stream_id = matter);
-- C9: an ended access may be among what has not been applied yet.
create function matter_is_current(matter uuid) returns boolean language sql stable
return not exists (select from parked where source = 'triage' and kind = 'matter'
    and stream_id = matter)
   and not exists (select from consumer_offset where topic = 'halfsky.triage.v1'
       and next_offset < ready_offset);

-- --- the first wall ------------------------------------------------------------------------------
create function wall_station(station_region text) returns boolean language sql stable
return asker_scope() = 'client'
   and (asker_role() = 'worker'
       or (asker_role() in ('clerk', 'officer') and starts_with(station_region, asker_region())));
create function wall_contact(asked uuid) returns boolean language sql stable
return asker_scope() = 'service'
    or (asker_scope() = 'client'
        and exists (select from contact c where c.contact_id = asked
            and contact_fits(c.agency, c.region, c.recorded_by)));
create function wall_matter(asked uuid) returns boolean language sql stable
return asker_scope() = 'service'
    or (asker_scope() = 'client' and matter_is_current(asked)
        and (exists (select from access a where a.matter_id = asked and a.until_at is null
                                            and asker_fits(a.account_id, a.agency, a.region))
             or (not triage_has_spoken(asked)
                 and exists (select from matter m where m.matter_id = asked
                             and (m.account_id = asker_account()
                                 or asker_receives(m.region, m.agency)
                                  or m.registered_by = asker_account())))));
create function wall_own_person(asked uuid) returns boolean language sql stable
return asker_scope() = 'client' and asker_role() = 'worker'
   and exists (select from person_account a where a.person_id = asked
       and a.account_id = asker_account());
create function wall_person(asked uuid) returns boolean language sql stable
return asker_scope() = 'service' or wall_own_person(asked)
    or exists (select from matter_person mp where mp.person_id = asked
        and wall_matter(mp.matter_id))
    or exists (select from contact_person cp where cp.person_id = asked
        and wall_contact(cp.contact_id));
create function wall_erasure(asked uuid) returns boolean language sql stable
return asker_scope() in ('service', 'ops') or wall_own_person(asked);

-- --- the second wall -----------------------------------------------------------------------------
alter table access enable row level security;
create policy seen on access for select using (
    asker_scope() = 'service'
        or (asker_scope() = 'client' and asker_fits(account_id, agency, region)));
create policy heard on access for insert with check (asker_scope() = 'service');
create policy ended on access for update using (asker_scope() = 'service');

alter table matter enable row level security;
create policy seen on matter for select using (
    asker_scope() = 'service'
    or (asker_scope() = 'client'
        and (exists (select from access a where a.matter_id = matter.matter_id
            and a.until_at is null)
             or (not triage_has_spoken(matter.matter_id)
                 and (account_id = asker_account() or registered_by = asker_account()
                      or asker_receives(region, agency))))));
create policy registered on matter for insert with check (
    asker_scope() = 'service'
    or (asker_scope() = 'client' and registered_by = asker_account()
        and (asker_receives(region, agency)
            or (asker_role() = 'worker' and account_id = asker_account()))));

-- What stands under a matter is seen and written with it.
alter table matter_person enable row level security;
create policy seen on matter_person for select using (
    exists (select from matter m where m.matter_id = matter_person.matter_id));
create policy linked on matter_person for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = matter_person.matter_id));
alter table statement enable row level security;
create policy seen on statement for select using (
    exists (select from matter m where m.matter_id = statement.matter_id));
create policy said on statement for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = statement.matter_id));
alter table claim enable row level security;
create policy seen on claim for select using (
    exists (select from matter m where m.matter_id = claim.matter_id));
create policy said on claim for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = claim.matter_id));
alter table fact enable row level security;
create policy seen on fact for select using (
    exists (select from matter m where m.matter_id = fact.matter_id));
create policy said on fact for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = fact.matter_id));
alter table matter_party enable row level security;
create policy seen on matter_party for select using (
    exists (select from matter m where m.matter_id = matter_party.matter_id));
create policy said on matter_party for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = matter_party.matter_id));
alter table document enable row level security;
create policy seen on document for select using (
    exists (select from matter m where m.matter_id = document.matter_id));
create policy added on document for insert with check (
    asker_writes() and exists (select from matter m where m.matter_id = document.matter_id));

alter table contact enable row level security;
create policy seen on contact for select using (
    asker_scope() = 'service'
        or (asker_scope() = 'client' and contact_fits(agency, region, recorded_by)));
create policy recorded on contact for insert with check (
    asker_scope() = 'service'
    or (asker_scope() = 'client' and recorded_by = asker_account()
        and (asker_receives(region, agency) or (asker_role() = 'worker' and channel = 'online'))));
create policy led on contact for update using (asker_writes());
alter table contact_person enable row level security;
create policy seen on contact_person for select using (
    exists (select from contact c where c.contact_id = contact_person.contact_id));
create policy linked on contact_person for insert with check (
    asker_writes() and exists (select from contact c
        where c.contact_id = contact_person.contact_id));

-- A person is reached by way of a matter or a contact, or is the asker. Operators see that she
-- exists, and no more.
alter table person_account enable row level security;
create policy seen on person_account for select using (
    asker_scope() = 'service' or (asker_scope() = 'client' and account_id = asker_account()));
alter table person enable row level security;
create policy seen on person for select using (
    asker_scope() in ('service', 'ops')
    or (asker_scope() = 'client'
        and (exists (select from person_account a where a.person_id = person.person_id)
             or exists (select from matter_person mp where mp.person_id = person.person_id)
             or exists (select from contact_person cp where cp.person_id = person.person_id))));
create policy registered on person for insert with check (
    asker_scope() = 'service'
    or (asker_scope() = 'client'
        and (asker_role() = 'worker'
             or (asker_role() in ('clerk', 'officer') and starts_with(region, asker_region())))));
create policy changed on person for update using (asker_writes());
create policy linked on person_account for insert with check (
    asker_writes() and (asker_role() <> 'worker' or account_id = asker_account()));
alter table person_secret enable row level security;
create policy seen on person_secret for select using (
    asker_scope() <> 'ops' and exists (select from person p
        where p.person_id = person_secret.person_id));
create policy sealed on person_secret for insert with check (
    asker_writes() and exists (select from person p where p.person_id = person_secret.person_id));
create policy changed on person_secret for update using (asker_writes());
alter table person_digest enable row level security;
create policy seen on person_digest for select using (
    asker_scope() <> 'ops' and exists (select from person p
        where p.person_id = person_digest.person_id));
create policy linked on person_digest for insert with check (
    asker_writes() and exists (select from person p where p.person_id = person_digest.person_id));
create policy changed on person_digest for update using (asker_writes());
create policy dropped on person_digest for delete using (asker_writes());
alter table same_as enable row level security;
create policy seen on same_as for select using (
    asker_scope() <> 'ops' and exists (select from person p where p.person_id = same_as.person_id));
create policy held on same_as for insert with check (
    asker_writes() and asker_role() <> 'worker'
    and exists (select from person p where p.person_id = same_as.person_id)
    and exists (select from person p where p.person_id = same_as.same_as_id));
create policy revoked on same_as for delete using (asker_writes() and asker_role() <> 'worker');

alter table party enable row level security;
create policy seen on party for select using (
    asker_scope() = 'service'
        or exists (select from matter_party mp where mp.party_id = party.party_id));
create policy registered on party for insert with check (asker_writes());
alter table party_digest enable row level security;
create policy seen on party_digest for select using (asker_scope() = 'service');
create policy linked on party_digest for insert with check (asker_writes());

alter table external_ref enable row level security;
create policy seen on external_ref for select using (
    asker_scope() = 'service' or (asker_scope() = 'client' and account_id = asker_account()));
create policy kept on external_ref for insert with check (
    asker_scope() = 'service' or (asker_scope() = 'client' and account_id = asker_account()));

-- --- what looks past the second wall, and only so far --------------------------------------------
-- The same woman may be known in another region: whoever holds her identity number learns the
-- record's id and gets the wrapped key to seal under, nothing else. Keys: id digests / name and
-- phone digests / account / contact / candidate. For a worker only her account and her own contact
-- count.
create function person_find(keys text[])
returns table (key text, person_id uuid, known boolean, wrapped_key text)
language sql stable security definer set search_path from current
begin atomic
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
    left join person_secret s on s.person_id = f.found
    where asker_writes();
end;

-- Whether another record holds this digest as its own; two records are joined by same_as, not by a
-- digest.
create function anchor_is_free(asked uuid, asked_kind text, digests text) returns boolean
language sql stable security definer set search_path from current
begin atomic
    select asker_writes() and not exists (
        select from person_digest d
        where d.anchor and d.kind = asked_kind and d.kind <> 'phone'
          and d.digest = any(digests_of(digests)) and d.person_id <> asked);
end;

-- Keys: credit code digests / candidate.
create function party_find(keys text[]) returns table (key text, party_id uuid, known boolean)
language sql stable security definer set search_path from current
begin atomic
    select u.key, coalesce(d.party_id, split_part(u.key, '/', 2)::uuid), d.party_id is not null
    from unnest(keys) as u (key)
    left join lateral (select p.party_id from party_digest p where p.kind = 'credit_code'
                       and p.digest = any(digests_of(split_part(u.key, '/', 1)))
                       order by p.party_id limit 1) as d on true
    where asker_writes();
end;

-- Her key, her digests and every link to her go. Operators may start it and still see nothing of
-- her.
create function person_erase(asked uuid, at bigint, reason text) returns boolean
language plpgsql security definer set search_path from current as $$
begin
    if not (asker_scope() in ('service', 'ops')
            or (asker_scope() = 'client' and asker_role() = 'worker'
                and exists (select from person_account a
                            where a.person_id = asked and a.account_id = asker_account()))) then
        return false;
    end if;
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

-- --- rights --------------------------------------------------------------------------------------
revoke execute on function person_find(text[]), party_find(text[]), anchor_is_free(uuid, text,
    text),
    person_erase(uuid, bigint, text) from public;
do $$
declare
    service text := current_schema();
begin
    if not exists (select from pg_roles where rolname = service) then
        raise notice 'role % does not exist: no rights are given', service;
        return;
    end if;
    execute format('grant execute on function person_find(text[]), party_find(text[]), '
                   'anchor_is_free(uuid, text, text), person_erase(uuid, bigint, text) to %I',
                   service);
    execute format('grant select, insert on person_account, contact_person, matter, '
                   'matter_person, statement, claim, fact, party, party_digest, '
                   'matter_party, document, external_ref to %I',
                   service);
    execute format('grant select, insert, update on person, person_secret, contact, access to %I',
        service);
    execute format('grant select, insert, update, delete on person_digest to %I', service);
    execute format('grant select, insert, delete on same_as to %I', service);
end
$$;
