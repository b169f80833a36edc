-- SPDX-License-Identifier: Apache-2.0
-- What lists walk over: the rows of one region, or of one account, and no others. A
-- region's codes are a range: ':' stands behind '9'.
create index access_region on access (region, agency, matter_id) where until_at is null;
create index matter_region on matter (region, agency, matter_id);
create index matter_account on matter (account_id, matter_id) where account_id is not null;
create index matter_registered_by on matter (registered_by, matter_id);
create index contact_region on contact (region, agency, contact_id);
create index contact_recorded_by on contact (recorded_by, contact_id);
