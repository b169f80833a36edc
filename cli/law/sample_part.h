/* SPDX-License-Identifier: Apache-2.0
 *
 * The parts of a case while it is read. Private to sample.c, sample_event.c and sample_outcome.c.
 * Nothing outside reads them.
 */
#ifndef HALFSKY_CLI_LAW_SAMPLE_PART_H
#define HALFSKY_CLI_LAW_SAMPLE_PART_H

#include "cli/law/facts.h"
#include "cli/law/json.h"

enum {
    SAMPLE_PERIODS = 8,
    SAMPLE_CLAIMS = 24,
    SAMPLE_EVENTS = 24,
    SAMPLE_ITEMS = 24,
    SAMPLE_COURTS = 2
};

struct sample {
    struct facts *facts;
    const char *story;
    struct worker worker;
    struct period periods[SAMPLE_PERIODS];
    size_t period_count;
    struct employment employment;
    struct claim claims[SAMPLE_CLAIMS];
    size_t claim_count;
    struct interruption_fact interruptions[SAMPLE_EVENTS];
    size_t interruption_count;
    struct procedure procedure;
    struct award award;
    struct item award_items[SAMPLE_ITEMS];
    struct court courts[SAMPLE_COURTS];
    struct item court_items[SAMPLE_COURTS][SAMPLE_ITEMS];
    struct maternity maternity;
    struct injury injury;
    struct aid aid;
    struct agreement agreement;
    bool arbitration_used;
    struct date reported_on;
    struct date returned_on; /* she worked again after an end that was told before */
    bool has_reentered; /* the employment in dispute did not begin on the first entry */
    bool has_unread; /* an event whose words tell nothing: it may be the end of employment */
    bool has_asked;  /* the story speaks of a demand, a complaint or a promise, of whatever day */
};

extern const uint64_t sample_topics_of_the_end;

/* The code, or TOPIC_OTHER for a word that is none. */
int sample_topic(const char *name);
/* Shapes and days that cannot be: an error that points. */
struct err *sample_check(struct arena *arena, const struct json *json) MUST_CHECK;
void sample_path_read(struct sample *s, const struct json *json);
void sample_events_read(struct sample *s, const struct json *events);
void sample_outcomes_read(struct sample *s, const struct json *outcomes);
/* Puts the parts into the facts and draws what follows from all of them. */
void sample_finish(struct sample *s, const struct json *json);

#endif
