-- SPDX-License-Identifier: Apache-2.0
-- What pen knows: how many lines a matter has, and which were filed.
create table line_count (matter_id uuid primary key, number bigint not null);
create table answered (matter_id uuid, number bigint, primary key (matter_id, number));
grant select, insert, update on line_count, answered to pen;
