-- SPDX-License-Identifier: Apache-2.0
-- A change is of a row that the asker sees. A statement that reads no column is measured by the
-- policy of its own kind alone, so "may write at all" let an unconditional update or delete reach
-- every person's row.
alter policy changed on person using (
    asker_writes() and (asker_scope() = 'service'
        or exists (select from person_account a where a.person_id = person.person_id)
        or exists (select from matter_person mp where mp.person_id = person.person_id)
        or exists (select from contact_person cp where cp.person_id = person.person_id)));
alter policy changed on person_secret using (
    asker_writes() and exists (select from person p
        where p.person_id = person_secret.person_id));
alter policy changed on person_digest using (
    asker_writes() and exists (select from person p
        where p.person_id = person_digest.person_id));
alter policy dropped on person_digest using (
    asker_writes() and exists (select from person p
        where p.person_id = person_digest.person_id));
alter policy led on contact using (
    asker_writes() and (asker_scope() = 'service' or contact_fits(agency, region, recorded_by)));
alter policy revoked on same_as using (
    asker_writes() and asker_role() <> 'worker'
    and exists (select from person p where p.person_id = same_as.person_id));
-- An account opens a person's record to whoever has it, so only a record that is seen gets one.
alter policy linked on person_account with check (
    asker_writes() and (asker_role() <> 'worker' or account_id = asker_account())
    and exists (select from person p where p.person_id = person_account.person_id));
