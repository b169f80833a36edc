-- SPDX-License-Identifier: Apache-2.0
-- Who is held to be the same woman is asked from either side; the key begins with one of them.
create index same_as_other on same_as (same_as_id);
