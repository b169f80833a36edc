-- SPDX-License-Identifier: Apache-2.0
--
-- One column of each kind that a record can have.
create table every (
    key uuid primary key,
    words text,
    flavour text,
    flavours text[],
    agreed boolean,
    many bigint,
    amount bigint,
    around text,
    day date,
    at_ms bigint,
    region text,
    digest bytea,
    one jsonb,
    several jsonb
);
create index every_words on every (words);
