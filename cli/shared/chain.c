/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints a chain view in Chinese with the code beside it where an engineer reads it.
 * Rules that were not read in their article are marked so wherever they are shown.
 */
#include "cli/shared/chain.h"

#include "cli/shared/print.h"

#include <stdio.h>

static const char *zh(const struct code_set *set, int value)
{
    const char *text = code_zh(set, value);
    return text ? text : "未载";
}

static void heading(const char *text) { printf("%s\n", text); }

void chain_print_rules(const struct chain_view *chain)
{
    for (size_t i = 0; i < chain->rules.count; i++) {
        const struct assessed_rule *rule = &chain->rules.items[i];
        printf("    %s（%s，%s）%s：%s\n", rule->rule_id, rule->version,
               zh(&codes_rule_mark, (int)rule->status), zh(&codes_outcome, (int)rule->outcome),
               rule->reason);
        if (rule->facts_used && *rule->facts_used)
            printf("      依据 used    %s\n", rule->facts_used);
        if (rule->missing && *rule->missing)
            printf("      尚缺 missing %s\n", rule->missing);
    }
}

static void assessment_print(const struct chain_view *chain)
{
    printf("  研判 assessment 第%lld次：%s（%s）\n", (long long)chain->assessment.value,
           chain->category_zh, code_name(&codes_category, (int)chain->category));
    if (chain->summary)
        printf("    %s\n", chain->summary);
    chain_print_rules(chain);
}

static const char *due_text(struct arena *arena, const struct track_view *track)
{
    if (track->state == TRACK_STATE_CLOSED)
        return arena_printf(arena, "%s办结", DATE_TEXT(track->closed_on));
    if (track->due == DUE_STATE_UNKNOWN || date_is_absent(track->next_by))
        return arena_printf(arena, "期限未知：%s",
                            track->next_by_unknown ? track->next_by_unknown : "未载");
    return arena_printf(arena, "最迟%s%s", DATE_TEXT(track->next_by),
                        track->due == DUE_STATE_OVERDUE ? "（已逾期）" : "");
}

static const char *owner_text(struct arena *arena, const struct track_view *track)
{
    const char *agency =
        track->agency_name ? track->agency_name : zh(&codes_agency, (int)track->agency);
    return arena_printf(arena, "%s（%s）", agency,
                        track->station_name ? track->station_name : track->station_code);
}

static const char *action_text(const struct track_view *track)
{
    if (!track->next_action)
        return "";
    return track->next_action_zh ? track->next_action_zh
                                 : zh(&codes_action, (int)track->next_action);
}

static void tracks_print(struct arena *arena, const struct chain_view *chain)
{
    struct print_table table;
    print_table_init(&table, arena, 5);
    for (size_t i = 0; i < chain->tracks.count; i++) {
        const struct track_view *track = &chain->tracks.items[i];
        PRINT_ROW(&table, arena_printf(arena, "    %s", zh(&codes_track, (int)track->track)),
                  zh(&codes_track_state, (int)track->state), owner_text(arena, track),
                  action_text(track), due_text(arena, track));
    }
    heading("  环节 tracks");
    print_table_show(&table);
}

static void offers_print(struct arena *arena, const struct chain_view *chain)
{
    struct print_table table;
    print_table_init(&table, arena, 3);
    for (size_t i = 0; i < chain->offers.count; i++) {
        const struct offer_view *offer = &chain->offers.items[i];
        const char *day = date_is_absent(offer->answered_on)
                              ? ""
                              : arena_text(arena, DATE_TEXT(offer->answered_on));
        PRINT_ROW(&table, arena_printf(arena, "    %s", offer->kind_zh),
                  arena_printf(arena, "%s %s", zh(&codes_offer_state, (int)offer->state), day),
                  offer->rule_id ? arena_printf(arena, "依据 %s", offer->rule_id) : "");
    }
    if (chain->offers.count > 0)
        heading("  权益告知 offers");
    print_table_show(&table);
}

static void batons_print(struct arena *arena, const struct chain_view *chain)
{
    struct print_table table;
    print_table_init(&table, arena, 4);
    for (size_t i = 0; i < chain->batons.count; i++) {
        const struct baton_view *baton = &chain->batons.items[i];
        const char *to = baton->to_name ? baton->to_name : zh(&codes_agency, (int)baton->to_agency);
        PRINT_ROW(&table, arena_printf(arena, "    %s", zh(&codes_track, (int)baton->track)),
                  arena_printf(arena, "%s → %s", zh(&codes_agency, (int)baton->from_agency), to),
                  zh(&codes_baton_state, (int)baton->state),
                  baton->state == BATON_STATE_OFFERED
                      ? arena_printf(arena, "%s前答复", INSTANT_TEXT(baton->answer_by))
                      : arena_text(arena, DATE_TEXT(baton->settled_on)));
    }
    if (chain->batons.count > 0)
        heading("  交接 hand-overs");
    print_table_show(&table);
}

static void timeline_print(struct arena *arena, const struct chain_view *chain)
{
    struct print_table table;
    print_table_init(&table, arena, 3);
    for (size_t i = 0; i < chain->timeline.count; i++) {
        const struct happening_view *happening = &chain->timeline.items[i];
        PRINT_ROW(&table, arena_printf(arena, "    %s", DATE_TEXT(happening->on)),
                  zh(&codes_happening, (int)happening->what), happening->zh);
    }
    heading("  时间线 timeline");
    print_table_show(&table);
}

void chain_print(struct arena *arena, const struct chain_view *chain)
{
    printf("  维权事项 matter %s\n", ID_TEXT(chain->matter_id));
    printf("  登记 registered %s  %s  %s（%s）\n", DATE_TEXT(chain->on),
           chain->region_name ? chain->region_name : chain->region,
           chain->station_name ? chain->station_name : chain->station_code,
           zh(&codes_agency, (int)chain->agency));
    assessment_print(chain);
    tracks_print(arena, chain);
    offers_print(arena, chain);
    batons_print(arena, chain);
    timeline_print(arena, chain);
}

const char *chain_open_tracks(struct arena *arena, const struct chain_view *chain)
{
    struct text text;
    text_init(&text, arena);
    for (size_t i = 0; i < chain->tracks.count; i++) {
        const struct track_view *track = &chain->tracks.items[i];
        if (track->state != TRACK_STATE_OPEN)
            continue;
        text_add(&text, text.size ? "、" : "");
        text_add(&text, zh(&codes_track, (int)track->track));
    }
    return text_get(&text);
}

/* Overdue before a day, an earlier day before a later one, any day before none. */
static bool is_sooner(const struct track_view *a, const struct track_view *b)
{
    if (!date_is_whole(a->next_by) || !date_is_whole(b->next_by))
        return date_is_whole(a->next_by);
    return date_compare(a->next_by, b->next_by) < 0;
}

const char *chain_next(struct arena *arena, const struct chain_view *chain)
{
    const struct track_view *first = NULL;
    for (size_t i = 0; i < chain->tracks.count; i++) {
        const struct track_view *track = &chain->tracks.items[i];
        if (track->state == TRACK_STATE_OPEN && (!first || is_sooner(track, first)))
            first = track;
    }
    if (!first)
        return "";
    return arena_printf(arena, "%s %s %s", zh(&codes_agency, (int)first->agency),
                        action_text(first), due_text(arena, first));
}
