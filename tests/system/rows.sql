-- SPDX-License-Identifier: Apache-2.0
-- Every row of every table of every service, as `compare` reads it: SERVICE.TABLE, a tab, the row
-- as JSON. Read as the superuser, in one snapshot; what is not compared is said in
-- not_compared.txt, not here.
begin transaction isolation level repeatable read read only;
select format('select %L || chr(9) || to_jsonb(t)::text from %I.%I t;',
              schemaname || '.' || tablename, schemaname, tablename)
  from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public')
 order by schemaname, tablename
\gexec
commit;
