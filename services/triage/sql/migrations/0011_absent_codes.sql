-- SPDX-License-Identifier: Apache-2.0
-- Most rows of a timeline have no codes: what is absent asks nothing.
alter function text_array(jsonb) strict;
