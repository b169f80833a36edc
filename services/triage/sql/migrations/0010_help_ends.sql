-- SPDX-License-Identifier: Apache-2.0
-- With a track of help ends the access of who helped in it alone. The desk may close a track, and
-- so may end these rows; no other.

alter policy ended on access using (
    caller_scope() = 'service'
    or (caller_sees(matter_id, null)
        and (caller_is_officer() or (caller_is_desk() and track in ('legal_aid', 'care')))));
