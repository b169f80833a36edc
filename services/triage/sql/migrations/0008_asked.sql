-- SPDX-License-Identifier: Apache-2.0
-- What another service asked for last, track by track. A track that is still to be taken over has
-- the hand-over as its next action; whoever takes it goes on with this, and with its day. The table
-- aid, which knew one track, stays for the release before and goes with the next.

create table asked (
    matter_id uuid not null references matter,
    track text not null,
    next_action text not null,
    next_by date,
    next_by_unknown text,
    primary key (matter_id, track),
    constraint asked_has_a_day_or_a_reason check ((next_by is null) = (next_by_unknown is not null))
);
insert into asked (matter_id, track, next_action, next_by, next_by_unknown)
select matter_id, 'legal_aid', next_action, next_by, next_by_unknown from aid;
alter table asked enable row level security;
create policy seen on asked for select using (caller_views(matter_id, track));
create policy heard on asked for insert with check (caller_scope() = 'service');
create policy dropped on asked for delete using (caller_scope() = 'service');
create policy said_anew on asked for update using (caller_scope() = 'service');

do $$
begin
    if exists (select from pg_roles where rolname = current_schema()) then
        execute format('grant select, insert, update, delete on asked to %I', current_schema());
    end if;
end
$$;
