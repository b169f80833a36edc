-- SPDX-License-Identifier: Apache-2.0
-- The same key in another order. Who drops a row, or asks whether one is there, names its kind and
-- its subject: with the stream's kind between them that walked over every row of the kind.
alter table due drop constraint due_pkey, add primary key (kind, subject_id, stream_kind);
