-- SPDX-License-Identifier: Apache-2.0
-- One line for each thing in a suite that is still on its way or waits: ledger rows not published
-- on this broker, streams of a source that a subscriber has not applied to their end, records not
-- read, parked events, drains. No line: all is quiet. It looks at the ledgers and at the topics'
-- ends, the variable ends: ('topic', part, end), …, of the broker cluster; it believes no service.
with service as (
    select schemaname as name from pg_tables where tablename = 'ledger'
)
select format('select %1$L || '': a ledger row is not published'' from %1$I.relay_cursor '
              'where hi < (select coalesce(max(id), 0) from %1$I.ledger) '
              '   or cluster is distinct from %2$L or exists (select from %1$I.relay_gap);',
              name, :'cluster') from service
union all
select format('select %1$L || '': parked, '' || reason from %1$I.parked;', name) from service
union all
select format('select %1$L || '': a drain is due'' from %1$I.due where kind = ''drain'';', name)
  from service
union all
select format('select %1$L || '': not at the end of '' || %2$L || ''/'' || l.kind || ''/'' '
              '       || l.stream_id '
              '  from %2$I.ledger l left join %1$I.applied a on a.source = %2$L '
              '   and a.kind = l.kind and a.stream_id = l.stream_id '
              ' where exists (select from %1$I.consumer_offset o '
              '               where o.topic = ''halfsky.'' || %2$L || ''.v1'' '
              '                 and l.kind = any (regexp_split_to_array(o.kinds, ''[ ,]+''))) '
              ' group by l.kind, l.stream_id, a.seq having max(l.seq) > coalesce(a.seq, 0);',
              subscriber.name, source.name)
  from service subscriber, service source
union all
select format('select %1$L || '': '' || o.topic || '' '' || o.part || '' is read to '' '
              '       || o.next_offset || '' of '' || e.ends '
              '  from %1$I.consumer_offset o '
              '  join (values %2$s) e (topic, part, ends) using (topic, part) '
              ' where o.next_offset < e.ends or o.cluster is distinct from %3$L;',
              name, :'ends', :'cluster') from service
\gexec
