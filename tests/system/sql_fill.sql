-- SPDX-License-Identifier: Apache-2.0
-- Fills every table of the schema :service of a private cluster that is thrown away, so that the
-- planner decides as it does in use: 5 000 rows of no meaning each, except in the tables of :small.
-- A state is one of three, since indexes are made for the first two. Checks and references are
-- dropped first. It must never run against a database that is kept.
select set_config('fill.service', :'service', false),
       set_config('fill.small', :'small', false) \g /dev/null
set session_replication_role = replica;
do $$
declare
    wanted record;
begin
    for wanted in
        select c.oid, c.relname, con.conname
        from pg_class c join pg_constraint con on con.conrelid = c.oid
        where c.relnamespace = current_setting('fill.service')::regnamespace
          and con.contype in ('c', 'f')
    loop
        execute format('alter table %s drop constraint %I', wanted.oid::regclass, wanted.conname);
    end loop;
    for wanted in
        select c.oid::regclass as relation,
               string_agg(quote_ident(a.attname), ', ' order by a.attnum) as names,
               string_agg(case when a.attnotnull then made.value
                               else format('case when n %% 2 = 0 then %s end', made.value) end, ', '
                          order by a.attnum) as row
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                               and a.attgenerated = '' and a.attidentity = ''
        cross join lateral (select format_type(a.atttypid, null) as kind) as k
        cross join lateral (select case
            when a.attname = 'state' then '(array[''open'', ''offered'', ''ended''])[1 + n % 3]'
            when k.kind = 'uuid' then 'gen_random_uuid()'
            when k.kind = 'boolean' then '(n % 3 = 0)'
            when k.kind = 'bytea' then 'sha256(n::text::bytea)'
            when k.kind = 'date' then '(date ''2020-01-01'' + (n % 2000)::integer)'
            when k.kind like 'timestamp%' then 'to_timestamp(n)'
            when k.kind = 'jsonb' then 'to_jsonb(n)'
            when k.kind in ('bigint', 'integer', 'smallint') then 'n::' || k.kind
            when k.kind like '%[]' then format('array[n::text]::%s', k.kind)
            else format('(n::text)::%s', k.kind) end as value) as made
        where c.relnamespace = current_setting('fill.service')::regnamespace and c.relkind = 'r'
          and c.relname <> all (string_to_array(current_setting('fill.small'), ' '))
        group by c.oid
    loop
        execute format('insert into %s (%s) select %s from generate_series(1, 5000) as n '
                       'on conflict do nothing', wanted.relation, wanted.names, wanted.row);
        execute format('analyze %s', wanted.relation);
    end loop;
end $$;
