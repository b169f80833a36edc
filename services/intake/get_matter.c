/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/intake/matters/{matter_id}: the matter as intake has it, codes and dates; no name and no
 * word of hers. Corrected facts stay visible and say what stands in their place.
 */
#include "contracts/region.h"
#include "intake/intake.h"

static struct party_ref_list parties_of(struct arena *arena, const struct party_seen_list *seen)
{
    struct party_ref *refs = ARENA_ARRAY(arena, struct party_ref, seen->count + 1);
    for (size_t i = 0; i < seen->count; i++)
        refs[i] = (struct party_ref){seen->items[i].party_id, seen->items[i].kind};
    return (struct party_ref_list){refs, seen->count};
}

static struct claim_list claims_of(struct arena *arena, const struct claim_seen_list *seen)
{
    struct claim *claims = ARENA_ARRAY(arena, struct claim, seen->count + 1);
    for (size_t i = 0; i < seen->count; i++)
        claims[i] =
            (struct claim){seen->items[i].claim_id, seen->items[i].type, seen->items[i].amount};
    return (struct claim_list){claims, seen->count};
}

static struct fact_view_list facts_of(struct arena *arena, const struct fact_seen_list *seen)
{
    struct fact_view *facts = ARENA_ARRAY(arena, struct fact_view, seen->count + 1);
    for (size_t i = 0; i < seen->count; i++) {
        const struct fact_seen *f = &seen->items[i];
        facts[i] = (struct fact_view){.fact_id = f->fact_id,
                                      .kind = f->kind,
                                      .on = f->on,
                                      .until = f->until,
                                      .evidence = f->evidence,
                                      .amount = f->amount,
                                      .corrects = f->corrects,
                                      .corrected_by = f->corrected_by,
                                      .stated_on = f->stated_on};
    }
    return (struct fact_view_list){facts, seen->count};
}

static struct document_view_list documents_of(struct arena *arena,
                                              const struct document_row_list *seen)
{
    struct document_view *views = ARENA_ARRAY(arena, struct document_view, seen->count + 1);
    for (size_t i = 0; i < seen->count; i++) {
        const struct document_row *d = &seen->items[i];
        views[i] = (struct document_view){d->document_id, d->matter_id, d->category, d->media,
                                          d->size,        d->content,   d->on};
    }
    return (struct document_view_list){views, seen->count};
}

/* Topics add up; the newest profile stands for what she says of herself now. */
static void statements_merge(const struct statement_seen_list *seen, struct matter_view *view)
{
    for (size_t i = 0; i < seen->count; i++) {
        view->topics |= seen->items[i].topics;
        if (seen->items[i].worker)
            view->worker = seen->items[i].worker;
    }
}

static struct matter_view matter_view_of(struct arena *arena, const struct matter_seen *matter)
{
    const struct station_row *station = station_find(matter->station_code);
    const struct region_row *region = region_find(matter->region);
    return (struct matter_view){
        .matter_id = matter->matter_id,
        .region = matter->region,
        .region_name = region ? region_full_name(arena, region) : NULL,
        .station_code = matter->station_code,
        .station_name = station ? station->name : NULL,
        .agency = matter->agency,
        .channel = matter->channel,
        .state = matter->state,
        .on = matter->on,
        .contact_id = matter->contact_id,
        .person_id = matter->person_id,
    };
}

struct err *intake_get_matter(struct work *work, const struct matter_request *request,
                              const struct matter_loads *loads, struct matter_view *ret_answer)
{
    struct arena *arena = work_arena(work);
    if (!loads->matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    struct matter_view view = matter_view_of(arena, loads->matter);
    statements_merge(&loads->statements, &view);
    view.parties = parties_of(arena, &loads->parties);
    view.claims = claims_of(arena, &loads->claims);
    view.facts = facts_of(arena, &loads->facts);
    view.documents = documents_of(arena, &loads->documents);
    *ret_answer = view;
    return NULL;
}
