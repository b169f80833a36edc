-- SPDX-License-Identifier: Apache-2.0
-- Statements of the small service.

-- name: note_by_id
-- Not yours and not there look alike: the second wall decides.
select contact_id, region, title, state from note where contact_id = any($1::uuid[]);

-- name: note_by_ref
-- The same external_ref names the same note.
select external_ref, contact_id from note where external_ref = any($1::text[]);

-- name: note_put
-- One row a note.
insert into note (contact_id, region, title, state, external_ref)
select t.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
    as t (contact_id, region, title, state, external_ref)
order by t.contact_id;

-- name: note_close
-- Closed once and for all.
update note n set state = 'closed' from unnest($1::uuid[]) as t (contact_id)
where n.contact_id = t.contact_id;

-- name: matter_by_id
-- What triage said of a matter.
select matter_id, offers from matter_seen where matter_id = any($1::uuid[]);

-- name: matter_note
-- Counts offers.
insert into matter_seen as m (matter_id, offers)
select t.* from unnest($1::uuid[], $2::bigint[]) as t (matter_id, offers) order by t.matter_id
on conflict (matter_id) do update set offers = m.offers + excluded.offers;
