/* SPDX-License-Identifier: Apache-2.0
 *
 * What was written down in a session: closed under the key of the plan's team, opened for nobody
 * else. After her erasure there is no key, and what was closed opens nowhere.
 */
#ifndef HALFSKY_CARE_NOTE_H
#define HALFSKY_CARE_NOTE_H

#include "care/care.h"
#include "runtime/data_key.h"

/* service.h .open */
MUST_CHECK struct err *note_keys_open(struct arena *arena, const struct conf *conf,
                                      void **ret_state);
/* The team's key, wrapped NULL where there is none. */
struct data_key note_key_of(struct work *work, const struct care_key_put_list *keys,
                            struct id plan_id);
/* Closes what was written down and queues it, with a key where the plan has none yet. */
MUST_CHECK struct err *note_keep(struct work *work, const struct care_session_put *session,
                                 const struct care_key_put_list *keys, const char *content);
MUST_CHECK struct err *note_read(struct work *work, const struct care_note_put *note,
                                 const struct care_key_put_list *keys, const char **ret_content);

#endif
