-- SPDX-License-Identifier: Apache-2.0
-- The half of a rebuild that is the runtime's (protocol.md C10): whoever is amid a batch is waited
-- for, and finds its offsets moved. What an operator decided on a held event stays. Until a
-- partition is again where it was, it counts as catching up. Gives how many partitions are read
-- again; the caller empties its own tables after it, in the same transaction and never before.
create function heard_anew() returns bigint language plpgsql as $body$
declare
    moved bigint;
begin
    lock table applied in access exclusive mode;
    perform from consumer_offset order by topic, part for update;
    delete from applied;
    delete from parked;
    update consumer_offset
    set ready_offset = greatest(ready_offset, next_offset), next_offset = 0;
    get diagnostics moved = row_count;
    return moved;
end
$body$;
