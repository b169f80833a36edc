-- SPDX-License-Identifier: Apache-2.0
-- What was agreed in a plain mediation is told item by item as well, by its mediator.

drop policy decided on award_item;
create policy decided on award_item for insert with check (
    actor_scope() = 'client'
    and exists (select from proceeding p where p.proceeding_id = award_item.proceeding_id
                and ((actor_role() = 'arbitrator' and p.state in ('awarded', 'mediated'))
                     or (actor_role() = 'court_clerk'
                         and p.state in ('judged', 'judged_finally', 'mediated'))
                     or (actor_role() = 'mediator' and p.track = 'mediation'
                         and p.state = 'agreed'))));
