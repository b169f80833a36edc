-- SPDX-License-Identifier: Apache-2.0
-- The one database, closed to PUBLIC. CREATE DATABASE cannot stand in a transaction, hence \gexec.
select 'create database halfsky'
where not exists (select from pg_database where datname = 'halfsky') \gexec
revoke all on database halfsky from public;
revoke all on database postgres from public;
revoke all on database template1 from public;
\connect halfsky
revoke all on schema public from public;
