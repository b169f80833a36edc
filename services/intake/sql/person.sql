-- SPDX-License-Identifier: Apache-2.0
-- Persons. Every read asks the first wall (wall_…); the second is behind it.

-- name: person_found
-- Whom a statement means. Looks past the second wall and gives an id and a wrapped key, no more.
select key, person_id, known, wrapped_key from person_find($1)

-- name: person_seen
-- A person whom the asker may see, by way of a matter or a contact, or herself.
select p.person_id, p.region, p.version, p.erased_at is not null as erased,
       wall_own_person(p.person_id) as own
from unnest($1::uuid[]) as t (person_id) join person p on p.person_id = t.person_id
where wall_person(p.person_id)

-- name: person_erasable
-- The worker may have herself erased; operators may on request, without seeing more than an id.
select p.person_id, p.region, p.version, p.erased_at is not null as erased,
       wall_own_person(p.person_id) as own
from unnest($1::uuid[]) as t (person_id) join person p on p.person_id = t.person_id
where wall_erasure(p.person_id)

-- name: person_secret
-- What a purposeful reading opens.
select s.person_id, s.wrapped_key, s.sealed_name, s.sealed_phone, s.sealed_id_number,
       s.sealed_address
from unnest($1::uuid[]) as t (person_id) join person_secret s on s.person_id = t.person_id
where wall_person(s.person_id)

-- name: person_link
-- Her matters that the asker may see, with what was stated of her there.
select mp.person_id, mp.matter_id, mp.sealed_name, mp.sealed_phone, mp.sealed_id_number,
       mp.sealed_address
from unnest($1::uuid[]) as t (person_id) join matter_person mp on mp.person_id = t.person_id
where wall_matter(mp.matter_id) order by mp.matter_id limit 400

-- name: person_same
-- Records held to be the same woman, whichever was named first.
select t.person_id, case when s.person_id = t.person_id then s.same_as_id else s.person_id end
       as same_as_id
from unnest($1::uuid[]) as t (person_id)
join same_as s on t.person_id in (s.person_id, s.same_as_id)
where wall_person(t.person_id) order by 2 limit 100

-- name: person_put
-- A new person; her data follows in person_secret.
insert into person (person_id, region, version, registered_at)
select t.person_id, t.region, 1, t.registered_at
from unnest($1::uuid[], $2::text[], $3::bigint[]) as t (person_id, region, registered_at)
order by t.person_id

-- name: person_secret_put
-- Her data under her own key.
insert into person_secret (person_id, wrapped_key, sealed_name, sealed_phone, sealed_id_number,
                           sealed_address)
select t.* from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])
    as t (person_id, wrapped_key, sealed_name, sealed_phone, sealed_id_number, sealed_address)
order by t.person_id

-- name: person_account_put
-- An account stays with the person it was first linked to. No conflict target: a clerk who links
-- an account may not see the row.
insert into person_account (account_id, person_id)
select t.account_id, t.person_id from unnest($1::uuid[], $2::uuid[]) as t (account_id, person_id)
order by t.account_id on conflict do nothing

-- name: person_digest_put
-- What a clerk has seen makes an anchor of what she had only said herself.
insert into person_digest as d (person_id, kind, digest, key_id, anchor)
select t.person_id, t.kind, t.digest, t.key_id,
       t.anchor and anchor_is_free(t.person_id, t.kind, t.under_all)
from unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::boolean[],
            $6::text[])
    as t (person_id, kind, digest, key_id, anchor, under_all)
order by t.person_id, t.kind collate "C"
on conflict (person_id, kind, key_id) do update set anchor = true
where d.digest = excluded.digest and excluded.anchor and not d.anchor

-- name: person_digest_drop
-- Before the digest of a changed value comes; under every key that was ever used.
delete from person_digest d using unnest($1::uuid[], $2::text[]) as t (person_id, kind)
where d.person_id = t.person_id and d.kind = t.kind

-- name: person_change
-- The head is held, so versions follow each other.
update person p set version = t.version
from unnest($1::uuid[], $2::bigint[]) as t (person_id, version) where p.person_id = t.person_id

-- name: person_secret_change
-- What is absent stays as it is.
update person_secret s
set sealed_name = coalesce(t.sealed_name, s.sealed_name),
    sealed_phone = coalesce(t.sealed_phone, s.sealed_phone),
    sealed_id_number = coalesce(t.sealed_id_number, s.sealed_id_number),
    sealed_address = coalesce(t.sealed_address, s.sealed_address)
from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[])
    as t (person_id, sealed_name, sealed_phone, sealed_id_number, sealed_address)
where s.person_id = t.person_id

-- name: person_erasure
-- Key, digests and links go; what was sealed under the key opens nowhere any more.
select from unnest($1::uuid[], $2::bigint[], $3::text[]) as t (person_id, erased_at, reason)
where person_erase(t.person_id, t.erased_at, t.reason)

-- name: person_same_put
-- One row for a pair, whichever was named first.
insert into same_as (person_id, same_as_id, since)
select t.person_id, t.same_as_id, t.since
from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as t (person_id, same_as_id, since)
order by t.person_id, t.same_as_id

-- name: person_same_drop
-- Revoking leaves both persons as they were.
delete from same_as s using unnest($1::uuid[], $2::uuid[]) as t (person_id, same_as_id)
where (s.person_id = t.person_id and s.same_as_id = t.same_as_id)
   or (s.person_id = t.same_as_id and s.same_as_id = t.person_id)

-- name: person_search
-- Exact, by keyed digest, and only among persons whom the asker may see anyway.
select distinct d.person_id from person_digest d
where ((d.kind = 'id_number' and d.digest = any(digests_of($1)))
       or (d.kind = 'phone' and d.digest = any(digests_of($2))))
  and wall_person(d.person_id) order by d.person_id limit 100

-- name: person_traces
-- L4: who read her data, out of the ledger itself; for herself alone.
select l.seq as number, l.recorded_at as read_at, l.body::jsonb as body
from person p join ledger l on l.kind = 'person' and l.stream_id = p.person_id
where p.person_id = $1 and wall_own_person(p.person_id)
  and l.type = 'halfsky.person.read.v1' and l.seq > $2
order by l.seq limit $3
