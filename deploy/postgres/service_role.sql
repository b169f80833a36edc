-- SPDX-License-Identifier: Apache-2.0
-- One service: its owner, its role, its schema. pg_temp last, so that no temporary table can stand
-- in for a real one.
\set secret `cut -d: -f5 :'secret_file'`
\set owner :service _owner
select format('create role %I', name) from unnest(array[:'service', :'owner']) as name
 where not exists (select from pg_roles where rolname = name) \gexec
alter role :"owner" nologin noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role :"service" login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
    password :'secret';
alter role :"service" set search_path = :"service", pg_temp;
grant connect on database halfsky to :"service";
grant :"owner" to halfsky_migrate;
create schema if not exists :"service" authorization :"owner";
revoke all on schema :"service" from public;
grant usage on schema :"service" to :"service";
