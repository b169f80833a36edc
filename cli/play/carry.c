/* SPDX-License-Identifier: Apache-2.0
 *
 * The way of one case: contact, registration, her answers to what is offered, officers taking over
 * what is handed to them. It does what the case's path says and nothing else.
 */
#include "cli/play/play.h"

#include <string.h>

enum { HAND_OVERS_MOST = 16, READINGS_MOST = 8, VERSION_MOVED = 412 };

/* --- steps */

static struct err *post(struct journey *journey, struct actor *actor, const struct session_ask *ask,
                        const char *step, struct session_reply *ret_reply)
{
    struct session_ask keyed = *ask;
    keyed.method = "POST";
    keyed.key = step_key(journey->play, journey->arena, journey->sample->id, step);
    return err_wrap(actor_ask(journey->play, actor, journey->arena, &keyed, ret_reply), "%s: %s",
                    journey->sample->id, step);
}

static const char *reference(const struct journey *journey)
{
    return arena_printf(journey->arena, "%s/%s", journey->sample->id, journey->play->digest);
}

/* Who stands at the station: herself online, the clerk otherwise. */
static struct actor *receiver(struct journey *journey)
{
    return journey->sample->is_online ? &journey->worker : &journey->play->clerk;
}

static enum channel channel_of(const struct sample *sample)
{
    if (sample->is_online)
        return CHANNEL_ONLINE;
    /* Every other one by telephone, so that both ways are seen; the source says neither. */
    return strlen(sample->id) % 2 ? CHANNEL_WINDOW : CHANNEL_HOTLINE_12333;
}

static struct err *contact_record(struct journey *journey)
{
    const struct sample *sample = journey->sample;
    struct contact_answer answer = {.external_ticket = NULL};
    struct session_reply reply;
    struct session_ask ask = {.target = "/v1/contacts"};
    const struct contact_record_request request = {
        .station_code = journey->play->station->code,
        .channel = channel_of(sample),
        .topics = sample->matter.topics,
        .words = sample->title,
        .external_ticket = reference(journey),
    };
    TRY(session_body(journey->arena, &record_contact_record_request, &request, &ask.body));
    TRY(post(journey, receiver(journey), &ask, "contact", &reply));
    TRY(codec_read(journey->arena, &record_contact_answer, reply.body, CODEC_UNKNOWN_IGNORED,
                   &answer));
    journey->contact_id = answer.contact_id;
    return NULL;
}

static struct err *matter_register(struct journey *journey)
{
    struct matter_answer answer = {.external_ref = NULL};
    struct matter_register_request request = journey->sample->matter;
    struct session_reply reply;
    struct session_ask ask = {.target = arena_printf(journey->arena, "/v1/contacts/%s/matter",
                                                     ID_TEXT(journey->contact_id))};
    request.station_code = journey->play->station->code;
    request.channel = channel_of(journey->sample);
    request.account_id = journey->worker.account_id;
    request.external_ref = reference(journey);
    TRY(session_body(journey->arena, &record_matter_register_request, &request, &ask.body));
    TRY(post(journey, receiver(journey), &ask, "matter", &reply));
    journey->was_here = reply.status != 201;
    TRY(codec_read(journey->arena, &record_matter_answer, reply.body, CODEC_UNKNOWN_IGNORED,
                   &answer));
    journey->matter_id = answer.matter_id;
    return NULL;
}

/* --- the map */

static struct err *chain_read(struct journey *journey, struct actor *actor, struct bytes *ret_body)
{
    struct session_reply reply;
    const struct session_ask ask = {
        .method = "GET",
        .target = arena_printf(journey->arena, "/v1/matters/%s", ID_TEXT(journey->matter_id))};
    TRY(err_wrap(actor_ask(journey->play, actor, journey->arena, &ask, &reply), "%s: the map",
                 journey->sample->id));
    journey->chain = (struct chain_view){.region = NULL};
    journey->version = reply.etag;
    if (ret_body)
        *ret_body = reply.body;
    return codec_read(journey->arena, &record_chain_view, reply.body, CODEC_UNKNOWN_IGNORED,
                      &journey->chain);
}

struct err *journey_read(struct journey *journey, struct bytes *ret_body)
{
    return chain_read(journey, &journey->worker, ret_body);
}

static const struct {
    enum track track;
    enum offer_kind offer;
} ways[] = {
    {TRACK_NEGOTIATION, OFFER_NEGOTIATION}, {TRACK_MEDIATION, OFFER_MEDIATION},
    {TRACK_ARBITRATION, OFFER_ARBITRATION}, {TRACK_LITIGATION, OFFER_LITIGATION},
    {TRACK_LEGAL_AID, OFFER_LEGAL_AID},     {TRACK_CARE, OFFER_CARE},
};

static bool has_track(const struct chain_view *chain, enum track track)
{
    for (size_t i = 0; i < chain->tracks.count; i++)
        if (chain->tracks.items[i].track == track)
            return true;
    return false;
}

static const struct offer_view *offer_open(const struct chain_view *chain, enum offer_kind kind)
{
    for (size_t i = 0; i < chain->offers.count; i++)
        if (chain->offers.items[i].kind == kind && chain->offers.items[i].state == OFFER_STATE_OPEN)
            return &chain->offers.items[i];
    return NULL;
}

/* A step on the map as it was read last; where it has moved since, it is read again first. */
static struct err *map_step(struct journey *journey, struct actor *actor,
                            const struct session_ask *ask, const char *step)
{
    struct session_ask matched = *ask;
    struct session_reply reply = {.status = 0};
    for (int i = 0; i < READINGS_MOST; i++) {
        matched.if_match = journey->version;
        struct err *err = post(journey, actor, &matched, step, &reply);
        if (!err || reply.status != VERSION_MOVED)
            return err;
        err_ignore(err, "the map has moved: it is read again");
        TRY(chain_read(journey, &journey->worker, NULL));
    }
    return err_of(PROBLEM_CONFLICT, "%s: %s: the map moves without an end", journey->sample->id,
                  step);
}

static struct err *offer_accept(struct journey *journey, const struct offer_view *offer)
{
    const struct session_ask ask = {
        .target = arena_printf(journey->arena, "/v1/matters/%s/offers/%s/answer",
                               ID_TEXT(journey->matter_id), ID_TEXT(offer->offer_id)),
        .body = "{\"answer\":\"accepted\"}"};
    return map_step(journey, &journey->worker, &ask,
                    arena_printf(journey->arena, "accept %s", ID_TEXT(offer->offer_id)));
}

/* What nobody offered is opened by the officer of the agency that has the matter. */
static struct err *track_open(struct journey *journey, enum track track)
{
    const char *name = code_name(&codes_track, (int)track);
    struct actor *officer = &journey->play->officers[journey->chain.agency];
    const struct session_ask ask = {
        .target =
            arena_printf(journey->arena, "/v1/matters/%s/tracks", ID_TEXT(journey->matter_id)),
        .body = arena_printf(journey->arena, "{\"track\":\"%s\"}", name)};
    officer->arrival = NULL;
    return map_step(journey, officer, &ask, arena_printf(journey->arena, "open %s", name));
}

static struct err *way_take(struct journey *journey, enum track track, enum offer_kind kind)
{
    TRY(chain_read(journey, &journey->worker, NULL));
    if (has_track(&journey->chain, track))
        return NULL;
    const struct offer_view *offer = offer_open(&journey->chain, kind);
    return offer ? offer_accept(journey, offer) : track_open(journey, track);
}

/* --- hand-overs */

static const struct baton_view *baton_open(const struct chain_view *chain)
{
    for (size_t i = 0; i < chain->batons.count; i++)
        if (chain->batons.items[i].state == BATON_STATE_OFFERED)
            return &chain->batons.items[i];
    return NULL;
}

static struct err *baton_accept(struct journey *journey, const struct baton_view *baton)
{
    struct actor *officer = &journey->play->officers[baton->to_agency];
    const struct session_ask ask = {
        .target = arena_printf(journey->arena, "/v1/matters/%s/batons/%s/answer",
                               ID_TEXT(journey->matter_id), ID_TEXT(baton->baton_id)),
        .body = "{\"answer\":\"accepted\"}"};
    officer->arrival = NULL;
    return map_step(journey, officer, &ask,
                    arena_printf(journey->arena, "take %s", ID_TEXT(baton->baton_id)));
}

static struct err *batons_accept(struct journey *journey)
{
    for (int i = 0; i < HAND_OVERS_MOST; i++) {
        TRY(chain_read(journey, &journey->worker, NULL));
        const struct baton_view *baton = baton_open(&journey->chain);
        if (!baton)
            return NULL;
        TRY(baton_accept(journey, baton));
    }
    return err_of(PROBLEM_CONFLICT, "%s: hand-overs without an end", journey->sample->id);
}

struct err *journey_open(struct journey *journey)
{
    struct play *play = journey->play;
    const struct client_add_request who = {.role = ROLE_WORKER, .region = play->station->region};
    const char *name = arena_printf(journey->arena, "worker %s", reference(journey));
    return actor_open(play, journey->arena, name, &who, &journey->worker);
}

struct err *journey_run(struct journey *journey)
{
    TRY(journey_open(journey));
    TRY(contact_record(journey));
    TRY(matter_register(journey));
    /* She always sees her matter, as soon as triage has it; the station no longer once it has
     * handed everything on, which a later run meets. */
    TRY(chain_read(journey, &journey->worker, NULL));
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (journey->sample->tracks & CODE_BIT(ways[i].track))
            TRY(way_take(journey, ways[i].track, ways[i].offer));
    TRY(batons_accept(journey));
    return journey_proceed(journey);
}
