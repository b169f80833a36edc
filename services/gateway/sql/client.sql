-- SPDX-License-Identifier: Apache-2.0
-- Statements over the gateway's API clients.

-- name: client_by_token
-- Who has this token now: the newer one, or the older one while both hold.
select client_id, account_id, role, agency, region from api_client
where revoked_at is null
  and (token_hash = $1::bytea or (previous_hash = $1::bytea and previous_until > $2::bigint));

-- name: client_by_id
-- For the one who changes it; another's and an unknown one look alike.
select client_id, account_id, role, agency, region, label, created_at, revoked_at, previous_until
from api_client
where client_id = any($1::uuid[]) and client_fits(account_id, region);

-- name: client_page
-- Clients by id, within the asker's region.
select client_id, account_id, role, agency, region, label, created_at, revoked_at, previous_until
from api_client
where ($1::uuid is null or client_id > $1::uuid) and client_fits(account_id, region)
order by client_id
limit $2::bigint;

-- name: client_add
-- A token that another client has is refused by its unique key.
insert into api_client (client_id, token_hash, account_id, agency, role, region, label, created_at)
select t.*
from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::bigint[]) as t (client_id, token_hash, account_id, agency, role, region, label,
                                created_at)
order by t.client_id;

-- name: client_rotate
-- The older token holds until the given instant; without one it ends now.
update api_client c
set previous_hash = case when t.previous_until is null then null else c.token_hash end,
    previous_until = t.previous_until,
    token_hash = t.token_hash
from unnest($1::uuid[], $2::bytea[], $3::bigint[]) as t (client_id, token_hash, previous_until)
where c.client_id = t.client_id;

-- name: client_revoke
-- Once and for all; both tokens end.
update api_client c
set revoked_at = t.revoked_at, previous_hash = null, previous_until = null
from unnest($1::uuid[], $2::bigint[]) as t (client_id, revoked_at)
where c.client_id = t.client_id and c.revoked_at is null;
