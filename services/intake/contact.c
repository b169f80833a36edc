/* SPDX-License-Identifier: Apache-2.0
 *
 * What is decided about contacts without reading or writing anything.
 * A rule that needs a table belongs into a handler.
 */
#include "intake/contact.h"

#include "contracts/region.h"

struct err *contact_channel_check(enum role role, enum channel channel)
{
    const bool is_online = channel == CHANNEL_ONLINE;
    if (is_online == (role == ROLE_WORKER))
        return NULL;
    return err_at(PROBLEM_INVALID, "/channel",
                  is_online ? "only a worker writes online" : "a worker writes online");
}

struct contact_view contact_view_of(const struct contact_seen *contact)
{
    const struct station_row *station = station_find(contact->station_code);
    return (struct contact_view){.contact_id = contact->contact_id,
                                 .region = contact->region,
                                 .station_code = contact->station_code,
                                 .station_name = station ? station->name : NULL,
                                 .channel = contact->channel,
                                 .on = contact->on,
                                 .anonymous = contact->anonymous,
                                 .topics = contact->topics,
                                 .person_id = contact->person_id,
                                 .matter_id = contact->matter_id};
}

struct data_key contact_key(struct work *work, const struct contact_seen *contact)
{
    if (contact->own_key)
        return vault_key_of(work, "contact", contact->contact_id, contact->own_key);
    return vault_key_of(work, "person", contact->person_id, contact->person_key);
}
