-- SPDX-License-Identifier: Apache-2.0
-- The role of the migrations: owns nothing, inherits nothing, may SET ROLE to a service's owner.
\set secret `cut -d: -f5 :'secret_file'`
select 'create role halfsky_migrate'
where not exists (select from pg_roles where rolname = 'halfsky_migrate') \gexec
alter role halfsky_migrate login noinherit nosuperuser nocreatedb nocreaterole noreplication
    nobypassrls password :'secret';
alter role halfsky_migrate set statement_timeout = 0;
alter role halfsky_migrate set lock_timeout = '30s';
grant connect on database halfsky to halfsky_migrate;
