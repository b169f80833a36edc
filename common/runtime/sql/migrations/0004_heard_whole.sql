-- SPDX-License-Identifier: Apache-2.0
-- C9 for walls in SQL: whether all that a source has said of a stream is applied here. What is held
-- or still to be read may be the end of somebody's access.
create function heard_whole(said_by text, asked_kind text, asked uuid) returns boolean
language sql stable
return not exists (select from consumer_offset o
                   where o.topic = 'halfsky.' || said_by || '.v1'
                     and o.next_offset < o.ready_offset)
   and not exists (select from parked p where p.source = said_by and p.kind = asked_kind
                   and p.stream_id = asked);
