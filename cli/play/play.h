/* SPDX-License-Identifier: Apache-2.0
 *
 * Carrying a file of samples through the suite with the roles of a real station. Every step has a
 * key made of file, station, case and step, so that a second run, or one after an interruption,
 * doubles nothing.
 */
#ifndef HALFSKY_CLI_PLAY_H
#define HALFSKY_CLI_PLAY_H

#include "cli/play/sample.h"
#include "cli/shared/session.h"
#include "contracts/gateway_requests.h"
#include "contracts/region.h"
#include "contracts/triage_requests.h"

struct seal_keys;

/* Somebody with a client of their own. */
struct actor {
    struct session session;
    struct id account_id;
    const char *arrival; /* Halfsky-At of her last command (A4); NULL: none */
};

struct play_options {
    struct session_options session;
    const char *station, *rate, *every_s, *only, *keys, *wait_s;
};

struct play {
    struct arena *arena; /* for the whole run */
    struct session *operator_session;
    const struct seal_keys *keys; /* tokens are made of it; the run's own secret */
    const struct station_row *station;
    const char *seed;   /* of every key: file and station */
    const char *digest; /* of the file, first 16 digits */
    struct actor clerk;
    struct actor officers[AGENCY_COUNT];
    struct actor staff[ROLE_COUNT]; /* mediator, arbitrator, court clerk, aid officer */
    int64_t wait_ms;                /* one answer may be waited for so long */
};

/* One sample on its way. */
struct journey {
    struct play *play;
    struct arena *arena;
    const struct sample *sample;
    struct actor worker;
    struct id contact_id, matter_id;
    struct chain_view chain; /* as she saw it last */
    const char *version;     /* of the map, then; NULL: not read yet */
    bool was_here;           /* the suite knew the matter before */
};

/* --- actor.c --- */
/* Opens or makes the client called `name`; the same name is the same client in every run. */
MUST_CHECK struct err *actor_open(struct play *play, struct arena *arena, const char *name,
                                  const struct client_add_request *who, struct actor *ret_actor);
MUST_CHECK struct err *play_keys_load(struct arena *arena, const char *file,
                                      struct seal_keys **ret_keys);
/* Asks and waits while the answer is "not yet", "too many" or "not now", at most play->wait_ms. */
MUST_CHECK struct err *actor_ask(const struct play *play, struct actor *actor, struct arena *arena,
                                 const struct session_ask *ask, struct session_reply *ret_reply);
/* "play-" and 40 hex digits of seed, case and step. */
const char *step_key(const struct play *play, struct arena *arena, const char *sample,
                     const char *step);

/* --- carry.c --- */
/* Contact, registration, the way the case took; `journey` has play, arena and sample. */
MUST_CHECK struct err *journey_run(struct journey *journey);
/* The worker's client of this case. */
MUST_CHECK struct err *journey_open(struct journey *journey);
/* The chain as the station sees it now. `ret_body` is the answer as it came; NULL: not wanted. */
MUST_CHECK struct err *journey_read(struct journey *journey, struct bytes *ret_body);

/* --- proceed.c --- */
/* The steps of the case's way, each by who takes it. */
MUST_CHECK struct err *journey_proceed(struct journey *journey);
/* What resolution and legalaid show her of the matter, as it came. */
MUST_CHECK struct err *journey_read_services(struct journey *journey, struct bytes *ret_proceedings,
                                             struct bytes *ret_aid);

/* --- figures.c --- */
/* Prints counts by category, track and stage, support, and what courts made of awards. */
MUST_CHECK struct err *play_figures_show(struct play *play);

/* --- quiet.c --- */
/* Waits until no service has anything left to publish or to apply; false when it takes too long. */
MUST_CHECK struct err *quiet_wait(const struct play *play, int64_t most_ms, bool *ret_is_quiet);
/* Ends early only by a signal. */
void pause_ms(int64_t ms);

#endif
