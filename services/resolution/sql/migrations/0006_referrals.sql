-- SPDX-License-Identifier: Apache-2.0
-- A mediation that a tribunal or court handed to others (办案规则 70, 特邀调解规定 27).

alter table proceeding
    add column referral text, -- NULL: nobody handed it over
    add constraint only_a_mediation_is_handed_over check (
        referral is null
        or (track = 'mediation'
            and referral in ('tribunal', 'before_filing', 'ordinary_trial', 'simple_trial')));
