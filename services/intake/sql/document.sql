-- SPDX-License-Identifier: Apache-2.0
-- Documents: what is known of them; their content is in the store, sealed.

-- name: document_seen
-- A document by way of its matter.
select d.document_id, d.matter_id, d.category, d.media, d.size, d.content, d.on_day as "on",
       d.address, mp.person_id, s.wrapped_key
from unnest($1::uuid[]) as t (document_id)
join document d on d.document_id = t.document_id
left join matter_person mp on mp.matter_id = d.matter_id
left join person_secret s on s.person_id = mp.person_id
where wall_matter(d.matter_id)

-- name: documents_of_matter
-- Loaded by way of the matter's own row, which asks the first wall.
select d.matter_id, d.document_id, d.category, d.media, d.size, d.content, d.on_day as "on"
from unnest($1::uuid[]) as t (matter_id) join document d on d.matter_id = t.matter_id
order by d.document_id limit 400

-- name: document_owner
-- Whose it is, for the head of her stream; read again under it.
select d.document_id, mp.person_id
from unnest($1::uuid[]) as t (document_id)
join document d on d.document_id = t.document_id
join matter_person mp on mp.matter_id = d.matter_id
where wall_matter(d.matter_id)

-- name: document_put
-- The file is on disk before its row is committed.
insert into document (document_id, matter_id, category, media, size, content, on_day, address,
                      added_by, added_at)
select t.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bytea[],
                       $7::date[], $8::text[], $9::uuid[], $10::bigint[])
    as t (document_id, matter_id, category, media, size, content, on_day, address, added_by,
          added_at)
order by t.document_id

-- name: document_kept
-- Of these files, those that belong to somebody; the others are swept.
select d.address from unnest($1::text[]) as t (address)
join document d on d.address = t.address
join matter_person mp on mp.matter_id = d.matter_id
