-- SPDX-License-Identifier: Apache-2.0
-- What legalaid asked for last of a matter. A track of legal aid that is still to be taken over has
-- the hand-over as its next action; whoever takes it goes on with this, and with its day.

create table aid (
    matter_id uuid primary key references matter,
    next_action text not null,
    next_by date,
    next_by_unknown text,
    constraint aid_has_a_day_or_a_reason check ((next_by is null) = (next_by_unknown is not null))
);
alter table aid enable row level security;
create policy seen on aid for select using (caller_views(matter_id, 'legal_aid'));
create policy heard on aid for insert with check (caller_scope() = 'service');
create policy dropped on aid for delete using (caller_scope() = 'service');
create policy said_anew on aid for update using (caller_scope() = 'service');

do $$
begin
    if exists (select from pg_roles where rolname = current_schema()) then
        execute format('grant select, insert, update, delete on aid to %I', current_schema());
    end if;
end
$$;
