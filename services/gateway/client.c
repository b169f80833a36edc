/* SPDX-License-Identifier: Apache-2.0
 *
 * The decisions about API clients. A service is no API client: services are known by their seals.
 * No statement and no clock is asked here.
 */
#include "gateway/client.h"

#include "contracts/region.h"

/* A worker and an operator speak for no agency, a partner may; everybody else does. */
static bool role_needs_agency(enum role role)
{
    switch (role) {
    case ROLE_CLERK:
    case ROLE_OFFICER:
    case ROLE_MEDIATOR:
    case ROLE_ARBITRATOR:
    case ROLE_COURT_CLERK:
    case ROLE_AID_OFFICER:
    case ROLE_HELPER:
        return true;
    case ROLE_NONE:
    case ROLE_WORKER:
    case ROLE_PARTNER:
    case ROLE_OPS:
    case ROLE_SERVICE:
    case ROLE_COUNT:
        return false;
    }
    return false;
}

static struct err *agency_check(const struct client_add_request *request)
{
    const bool has_agency = request->agency != AGENCY_NONE;
    if (role_needs_agency(request->role) && !has_agency)
        return err_at(PROBLEM_MISSING_MEMBER, "/agency", "this role acts for an agency");
    if (has_agency && (request->role == ROLE_WORKER || request->role == ROLE_OPS))
        return err_at(PROBLEM_INVALID, "/agency", "this role acts for no agency");
    return NULL;
}

struct err *client_check(const struct client_add_request *request, const char *asker_region)
{
    TRY(client_token_check(request->token_hash));
    if (request->role == ROLE_SERVICE)
        return err_at(PROBLEM_INVALID, "/role", "services are known by their seals");
    if (!region_find(request->region))
        return err_at(PROBLEM_INVALID, "/region", "no such region");
    if (!region_within(request->region, asker_region))
        return err_at(PROBLEM_OUTSIDE_REGION, "/region", "outside the operator's region");
    if (!*request->label)
        return err_at(PROBLEM_INVALID, "/label", "a client needs a label");
    return agency_check(request);
}

/* The field's limit is the most that a digest has; this one has exactly that. */
struct err *client_token_check(struct bytes token_hash)
{
    if (token_hash.size != CLIENT_TOKEN_HASH_BYTES)
        return err_at(PROBLEM_INVALID, "/token_hash", "SHA-256 has %d bytes",
                      CLIENT_TOKEN_HASH_BYTES);
    return NULL;
}

struct err *client_overlap(const struct count *asked, int64_t *ret_ms)
{
    if (asked->stated && (asked->value < 0 || asked->value > CLIENT_OVERLAP_MOST_S))
        return err_at(PROBLEM_INVALID, "/overlap_s", "0 to %d seconds", CLIENT_OVERLAP_MOST_S);
    *ret_ms = asked->stated ? asked->value * 1000 : 0;
    return NULL;
}

enum client_state client_state_of(const struct client_row *row)
{
    return row->revoked_at ? CLIENT_STATE_REVOKED : CLIENT_STATE_ACTIVE;
}

struct client_view client_view_of(const struct client_row *row)
{
    return (struct client_view){
        .client_id = row->client_id,
        .account_id = row->account_id,
        .role = row->role,
        .agency = row->agency,
        .region = row->region,
        .label = row->label,
        .state = client_state_of(row),
        .created_at = row->created_at,
        .revoked_at = row->revoked_at,
        .previous_until = row->previous_until,
    };
}
