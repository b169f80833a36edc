/* SPDX-License-Identifier: Apache-2.0
 *
 * Tells a client as whom it asks, so that a program can check its token before it begins.
 * It asks no database: authentication just did.
 */
#include "contracts/region.h"
#include "gateway/gateway.h"

struct err *gateway_get_whoami(struct work *work, const struct nothing *request,
                               const struct no_load *loads, struct whoami *ret_answer)
{
    const struct identity *who = work_identity(work);
    const struct region_row *region = region_find(who->region);
    (void)request;
    (void)loads;
    *ret_answer = (struct whoami){
        .client_id = who->client_id,
        .account_id = who->account_id,
        .role = who->role,
        .agency = who->agency,
        .region = who->region,
        .region_name = region ? region_full_name(work_arena(work), region) : NULL,
    };
    return NULL;
}
