-- SPDX-License-Identifier: Apache-2.0
-- Contacts are counted by staff of an agency: who has none sees no row here, as everywhere.

create or replace function viewer_counts(row_region text) returns boolean language sql stable
return viewer_scope() = 'client' and viewer_role() in ('clerk', 'officer')
   and viewer_agency() is not null and starts_with(row_region, viewer_region());
