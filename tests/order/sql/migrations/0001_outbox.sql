-- SPDX-License-Identifier: Apache-2.0
-- The work list of several relays that skip each other's locks: an id a ledger row, taken away once
-- it was sent. Only the strategy that needs it switches the trigger on.
create table order_outbox (id bigint primary key);
create function order_outbox_put() returns trigger language plpgsql as $$
begin
    insert into order_outbox (id) values (new.id);
    return null;
end
$$;
create trigger order_outbox after insert on ledger for each row execute function order_outbox_put();
alter table ledger disable trigger order_outbox;
do $$
begin
    execute format('grant select, insert, update, delete on order_outbox to %I', current_schema());
    execute format('grant usage on sequence ledger_id_seq to %I', current_schema());
end
$$;
