-- SPDX-License-Identifier: Apache-2.0
-- A no is not her last word: what she declined may be accepted later. What was accepted or
-- withdrawn stays as it is.

alter policy answered on offer
    using (caller_scope() = 'service'
           or (state in ('open', 'declined') and caller_moves_for(matter_id, null)));
