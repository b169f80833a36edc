-- SPDX-License-Identifier: Apache-2.0
-- How many due actions failed is asked every few seconds, beside a million that only wait.
create index due_failed on due (due_at) where parked_why is not null;
