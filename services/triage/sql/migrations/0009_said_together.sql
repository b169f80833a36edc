-- SPDX-License-Identifier: Apache-2.0
-- What is said and read together is one row: the offers of one day in the timeline, the rules of an
-- assessment on it.

alter table timeline add offers text[];
update timeline set offers = array[offer] where offer is not null;
alter table timeline drop offer;

alter table assessment add rules jsonb not null default '[]';
update assessment a set rules = (
    select jsonb_agg(jsonb_strip_nulls(to_jsonb(r) - array['matter_id', 'assessment_id', 'number',
                                                           'place']) order by r.place)
    from assessed_rule r where r.assessment_id = a.assessment_id)
where exists (select from assessed_rule r where r.assessment_id = a.assessment_id);
alter table assessment alter rules drop default;
drop table assessed_rule;
