-- SPDX-License-Identifier: Apache-2.0
-- name: relay_gaps_add
-- Strategy 4: our relay with one thing changed: a gap's xid is the last one that its snapshot's
-- xmax says, not one really taken.
insert into relay_gap as g (id, xid)
select t.id, (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8
from unnest($1::bigint[]) as t (id) order by t.id
on conflict (id) do update set xid = excluded.xid
returning g.id, g.xid::text::bigint as xid
