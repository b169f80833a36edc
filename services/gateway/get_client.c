/* SPDX-License-Identifier: Apache-2.0
 *
 * One API client, for operators of its region.
 * Never its token, nor the hash of it.
 */
#include "gateway/client.h"

struct err *gateway_get_client(struct work *work, const struct client_request *request,
                               const struct client_loads *loads, struct client_view *ret_answer)
{
    (void)work;
    (void)request;
    if (!loads->client)
        return err_of(PROBLEM_NOT_FOUND, "no such client");
    *ret_answer = client_view_of(loads->client);
    return NULL;
}
