-- SPDX-License-Identifier: Apache-2.0
-- Matters and what stands under them. Rows below a matter are loaded by way of the matter's own
-- row, which asks the first wall.

-- name: ref_known
-- A client's number was seen before: the same matter or contact, for ever.
select e.ref_key, e.stream_id, e.on_day as "on"
from unnest($1::text[]) as t (ref_key) join external_ref e on e.ref_key = t.ref_key

-- name: ref_put
-- Two units with one number meet here, and the later one starts over.
insert into external_ref (ref_key, account_id, stream_id, on_day, recorded_at)
select t.* from unnest($1::text[], $2::uuid[], $3::uuid[], $4::date[], $5::bigint[])
    as t (ref_key, account_id, stream_id, on_day, recorded_at)
order by t.ref_key

-- name: station_admitted
-- Role and region of who asks, before anything is written.
select t.region, wall_station(t.region) as admitted from unnest($1::text[]) as t (region)

-- name: party_found
-- An employer by its credit code; gives an id, no more.
select key, party_id, known from party_find($1)

-- name: matter_seen
-- The matter for whoever may see it.
select m.matter_id, m.region, m.station_code, m.agency, m.channel, m.on_day as "on", m.contact_id,
       case when triage_has_spoken(m.matter_id) then 'triaged' else 'registered' end as state,
       mp.person_id, s.wrapped_key, mp.sealed_region
from unnest($1::uuid[]) as t (matter_id)
join matter m on m.matter_id = t.matter_id
left join matter_person mp on mp.matter_id = m.matter_id
left join person_secret s on s.person_id = mp.person_id
where wall_matter(m.matter_id)

-- name: matter_owner
-- Whose it is, for the head of her stream; read again under it.
select mp.matter_id, mp.person_id
from unnest($1::uuid[]) as t (matter_id) join matter_person mp on mp.matter_id = t.matter_id
where wall_matter(mp.matter_id)

-- name: statement_seen
-- Registration first, then each supplement.
select s.matter_id, s.statement_id, s.number, s.on_day as "on", s.topics, s.worker, s.sealed_words
from unnest($1::uuid[]) as t (matter_id) join statement s on s.matter_id = t.matter_id
order by s.number limit 400

-- name: claim_seen
-- In the order they were made.
select c.matter_id, c.claim_id, c.number, c.type, c.amount, c.sealed_words
from unnest($1::uuid[]) as t (matter_id) join claim c on c.matter_id = t.matter_id
order by c.number limit 400

-- name: fact_seen
-- Corrected ones, too: each says what stands in its place.
select f.matter_id, f.fact_id, f.number, f.kind, f.on_date as "on", f.until_date as until,
       f.evidence, f.amount, f.corrects, f.sealed_words, f.stated_on, n.fact_id as corrected_by
from unnest($1::uuid[]) as t (matter_id) join fact f on f.matter_id = t.matter_id
left join fact n on n.corrects = f.fact_id
order by f.number limit 1000

-- name: party_seen
-- Parties as she put them.
select p.matter_id, p.party_id, p.kind, p.region, p.sealed_name, p.sealed_region,
       p.sealed_credit_code, p.sealed_phone, p.sealed_address
from unnest($1::uuid[]) as t (matter_id) join matter_party p on p.matter_id = t.matter_id
order by p.party_id limit 40

-- name: matter_put
-- A registration.
insert into matter (matter_id, region, station_code, agency, channel, account_id, contact_id,
                    on_day, registered_by, registered_at)
select t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[],
                       $7::uuid[], $8::date[], $9::uuid[], $10::bigint[])
    as t (matter_id, region, station_code, agency, channel, account_id, contact_id, on_day,
          registered_by, registered_at)
order by t.matter_id

-- name: matter_person_put
-- Who files; known here alone.
insert into matter_person (matter_id, person_id, sealed_region, sealed_name, sealed_phone,
                           sealed_id_number, sealed_address)
select t.* from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[],
                       $7::bytea[])
    as t (matter_id, person_id, sealed_region, sealed_name, sealed_phone, sealed_id_number,
          sealed_address)
order by t.matter_id

-- name: statement_put
-- What was said at once.
insert into statement (matter_id, statement_id, number, on_day, topics, worker, sealed_words,
                       stated_by, recorded_at)
select t.matter_id, t.statement_id, t.number, t.on_day, codes_of(t.topics), t.worker,
       t.sealed_words, t.stated_by, t.recorded_at
from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::date[], $5::jsonb[], $6::jsonb[],
            $7::bytea[], $8::uuid[], $9::bigint[])
    as t (matter_id, statement_id, number, on_day, topics, worker, sealed_words, stated_by,
          recorded_at)
order by t.statement_id

-- name: claim_put
-- Further claims; none is taken away.
insert into claim (matter_id, claim_id, number, type, amount, sealed_words)
select t.* from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::bigint[], $6::bytea[])
    as t (matter_id, claim_id, number, type, amount, sealed_words)
order by t.claim_id

-- name: fact_put
-- A correction names what it corrects; that row stays.
insert into fact (matter_id, fact_id, number, kind, on_date, until_date, evidence, amount,
                  corrects, sealed_words, stated_on)
select t.* from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                       $7::text[], $8::bigint[], $9::uuid[], $10::bytea[], $11::date[])
    as t (matter_id, fact_id, number, kind, on_date, until_date, evidence, amount, corrects,
          sealed_words, stated_on)
order by t.fact_id

-- name: party_put
-- A party that was not known.
insert into party (party_id, kind, region, version, wrapped_key, sealed_name, sealed_credit_code,
                   sealed_phone, sealed_address, registered_at)
select t.party_id, t.kind, t.region, 1, t.wrapped_key, t.sealed_name, t.sealed_credit_code,
       t.sealed_phone, t.sealed_address, t.registered_at
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[],
            $8::bytea[], $9::bigint[])
    as t (party_id, kind, region, wrapped_key, sealed_name, sealed_credit_code, sealed_phone,
          sealed_address, registered_at)
order by t.party_id

-- name: party_digest_put
-- Two units with one credit code meet here, and the later one starts over.
insert into party_digest (kind, digest, key_id, party_id)
select 'credit_code', t.digest, t.key_id, t.party_id
from unnest($1::uuid[], $2::bytea[], $3::text[]) as t (party_id, digest, key_id)
order by t.digest

-- name: party_digest_renew
-- A party that was found by a digest under an older key is found by the newest from now on.
insert into party_digest (kind, digest, key_id, party_id)
select 'credit_code', t.digest, t.key_id, t.party_id
from unnest($1::uuid[], $2::bytea[], $3::text[]) as t (party_id, digest, key_id)
order by t.digest on conflict do nothing

-- name: matter_party_put
-- How she put it, under her own key.
insert into matter_party (matter_id, party_id, kind, region, sealed_name, sealed_region,
                          sealed_credit_code, sealed_phone, sealed_address)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[],
                       $7::bytea[], $8::bytea[], $9::bytea[])
    as t (matter_id, party_id, kind, region, sealed_name, sealed_region, sealed_credit_code,
          sealed_phone, sealed_address)
order by t.matter_id, t.party_id

-- name: matter_page
-- By id, so by the time of registration. What may be the asker's is gathered by index; the first
-- wall then decides row by row.
with candidate as materialized (
    select a.matter_id from access a
    where a.until_at is null and a.account_id = asker_account()
    union
    select a.matter_id from access a
    where a.until_at is null and a.agency = asker_agency()
      and a.region >= asker_region() and a.region < asker_region() || ':'
    union
    select m.matter_id from matter m
    where m.agency = asker_agency()
      and m.region >= asker_region() and m.region < asker_region() || ':'
      and not exists (select from applied p where p.source = 'triage' and p.kind = 'matter'
                      and p.stream_id = m.matter_id)
    union
    select m.matter_id from matter m where m.account_id = asker_account()
    union
    select m.matter_id from matter m where m.registered_by = asker_account()
    union
    select m.matter_id from matter m where asker_scope() = 'service'
)
select m.matter_id, m.region, m.station_code,
       case when triage_has_spoken(m.matter_id) then 'triaged' else 'registered' end as state,
       m.on_day as "on"
from (select c.matter_id from candidate c where $1::uuid is null or c.matter_id > $1
      order by c.matter_id) as c
join matter m on m.matter_id = c.matter_id
where ($3::text is null or starts_with(m.region, $3)) and wall_matter(m.matter_id)
order by m.matter_id limit $2
