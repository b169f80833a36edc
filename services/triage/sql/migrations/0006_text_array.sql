-- SPDX-License-Identifier: Apache-2.0
-- In a language that keeps its plan; the other one reads its body anew in every statement.
create or replace function text_array(codes jsonb) returns text[]
language plpgsql immutable as $body$
begin
    return (select array_agg(c.code order by c.place)
            from jsonb_array_elements_text(codes) with ordinality as c (code, place));
end
$body$;
