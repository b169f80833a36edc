-- SPDX-License-Identifier: Apache-2.0
-- The one thing that the command line asks of PostgreSQL itself: the first operator.

-- name: operator_count
-- Operators who may ask today.
select count(*)::bigint as operators from api_client
where role = $1::text and revoked_at is null;

-- name: first_client_add
-- As the gateway adds a client; the ledger row goes with it in one transaction.
insert into api_client (client_id, token_hash, account_id, role, region, label, created_at)
select f.* from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::text[], $5::text[], $6::text[],
    $7::bigint[]) as f (client_id, token_hash, account_id, role, region, label, created_at);
