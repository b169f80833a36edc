-- SPDX-License-Identifier: Apache-2.0
-- What the service's role may do with the bookkeeping. Its name is the schema's; the owner stays
-- another role. The ledger is read and appended, nothing else (L1): no update, no delete, also not
-- by mistake.
do $$
declare
    service text := current_schema();
begin
    if not exists (select from pg_roles where rolname = service) then
        raise notice 'role % does not exist: no rights are given', service;
        return;
    end if;
    execute format('grant usage on schema %I to %I', service, service);
    execute format('grant select, insert on ledger to %I', service);
    execute format('grant select, insert, update on head, applied, consumer_offset, relay_cursor to
        %I', service);
    execute format('grant select, insert, update, delete on parked, due, relay_gap, relay_part,
        refusal to %I', service);
    execute format('grant delete on applied to %I', service);
    execute format('grant select, insert, delete on idempotency to %I', service);
    execute format('grant select, insert on verdict to %I', service);
end
$$;
