-- SPDX-License-Identifier: Apache-2.0
-- What looks past the second wall is asked by this service alone.
revoke execute on function matter_is_shown(uuid), person_is_shown(uuid) from public;
do $$
begin
    if exists (select from pg_roles where rolname = current_schema()) then
        execute format('grant execute on function matter_is_shown(uuid), person_is_shown(uuid) '
                       'to %I', current_schema());
    end if;
end
$$;
