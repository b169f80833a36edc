-- SPDX-License-Identifier: Apache-2.0
--
-- Statements of the tests of the PostgreSQL adapter: one table with a column of each kind.

-- name: every_put
-- A row set of every kind; a set of codes comes as jsonb and is kept as text[].
insert into every (key, words, flavour, flavours, agreed, many, amount, around, day, at_ms,
                   region, digest, one, several)
select key, words, flavour,
       case when flavours is not null
            then (select array_agg(x) from jsonb_array_elements_text(flavours) x) end,
       agreed, many, amount, around, day, at_ms, region, digest, one, several
from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::boolean[], $6::bigint[],
            $7::bigint[], $8::text[], $9::date[], $10::bigint[], $11::text[], $12::bytea[],
            $13::jsonb[], $14::jsonb[])
     as given(key, words, flavour, flavours, agreed, many, amount, around, day, at_ms, region,
              digest, one, several);

-- name: every_load
-- The rows for keys, in the order of the keys.
select e.key, words, flavour, flavours, agreed, many, amount, around, day, at_ms, region, digest,
       one, several
from unnest($1::uuid[]) with ordinality as asked(key, place) join every e on e.key = asked.key
order by asked.place;

-- name: every_echo
-- What the server understood of one record of parameters.
select $1::uuid as key, $2::text as words, $3::text as flavour, $4::text[] as flavours,
       $5::boolean as agreed, $6::bigint as many, $7::bigint as amount, $8::text as around,
       $9::date as day, $10::bigint as at_ms, $11::text as region, $12::bytea as digest,
       $13::jsonb as one, $14::jsonb as several;

-- name: every_count
-- How many rows there are, without parameters.
select count(*) as many from every;

-- name: every_drop
-- Answers each key that it deleted: a row set that gives rows.
delete from every using unnest($1::uuid[]) as asked(key)
where every.key = asked.key returning every.key;

-- name: every_words
-- As the server sees the text, so that a wrong encoding on both ways cannot hide.
select octet_length(words)::bigint as many from every where key = $1;

-- name: words_load
-- A load whose key is a text.
select asked.key, count(e.key) as many
from unnest($1::text[]) as asked(key) left join every e on e.words = asked.key
group by asked.key order by asked.key collate "C";

-- name: series
-- As many rows as asked, each of about a kilobyte, to fill the socket's buffers.
select i as many, repeat('x', 1000) as words from generate_series(1, $1::bigint) i
order by i;

-- name: misfit
-- A row of given values in columns of the right type and the wrong content.
select $1::text as flavour, $2::text as around,
       case when $3::text <> '' then $3::date end as day;
