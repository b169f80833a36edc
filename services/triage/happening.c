/* SPDX-License-Identifier: Apache-2.0
 *
 * The sentences of a timeline.
 * A person reads them, so they name units and not codes; they must never name a person.
 */
#include "triage/happening.h"

#include "contracts/region.h"
#include "triage/chain.h"

static const char *track_zh(const struct map_happening *row)
{
    return code_zh(&codes_track, (int)row->track);
}

static const char *unit_of(const struct map_happening *row, const char *region)
{
    return row->agency ? unit_name(row->agency, region) : "";
}

static const char *by_zh(struct arena *arena, const struct map_happening *row)
{
    return date_is_absent(row->next_by) ? "期限尚不能确定"
                                        : arena_printf(arena, "最迟%s", DATE_TEXT(row->next_by));
}

static const char *answered_by_zh(const struct map_happening *row)
{
    return row->by_role == ROLE_WORKER ? "本人答复" : "工作人员代为记录本人答复";
}

static const char *offers_zh(struct arena *arena, const struct map_happening *row)
{
    const char *zh = "";
    for (int kind = 1; kind < OFFER_COUNT; kind++)
        if (row->offers & CODE_BIT(kind))
            zh = arena_printf(arena, "%s%s%s", zh, *zh ? "、" : "",
                              code_zh(&codes_offer_kind, kind));
    return zh;
}

static const char *sentence_of(struct arena *arena, const struct map_happening *row,
                               const char *region)
{
    const char *unit = unit_of(row, region);
    switch (row->what) {
    case HAPPENING_TRIAGED:
        return arena_printf(arena, "完成研判：%s", code_zh(&codes_category, (int)row->category));
    case HAPPENING_TRACK_OPENED:
        return arena_printf(arena, "开启%s环节", track_zh(row));
    case HAPPENING_OWNER_CHANGED:
        return arena_printf(arena, "%s环节由%s负责（%s）", track_zh(row), unit,
                            code_zh(&codes_owner_reason, (int)row->reason));
    case HAPPENING_TRACK_PLANNED:
        return arena_printf(arena, "%s环节下一步：%s，%s", track_zh(row),
                            code_zh(&codes_action, (int)row->next_action), by_zh(arena, row));
    case HAPPENING_TRACK_OVERDUE:
        return arena_printf(arena, "%s环节逾期：%s最迟应在%s%s", track_zh(row), unit,
                            DATE_TEXT(row->next_by), code_zh(&codes_action, (int)row->next_action));
    case HAPPENING_TRACK_CLOSED:
        return arena_printf(arena, "%s环节办结", track_zh(row));
    case HAPPENING_OFFER_MADE:
        return arena_printf(arena, "告知：%s", offers_zh(arena, row));
    case HAPPENING_OFFER_ANSWERED:
        return arena_printf(arena, "%s：%s，%s", answered_by_zh(row), offers_zh(arena, row),
                            code_zh(&codes_offer_state, (int)row->answer));
    case HAPPENING_BATON_OFFERED:
        return arena_printf(arena, "%s环节交接给%s，待接收", track_zh(row), unit);
    case HAPPENING_BATON_SETTLED:
        return arena_printf(arena, "%s环节交接（%s）：%s", track_zh(row), unit,
                            code_zh(&codes_baton_state, (int)row->baton));
    case HAPPENING_CONTACTED:
    case HAPPENING_REGISTERED:
    case HAPPENING_NONE:
    case HAPPENING_COUNT:
        break;
    }
    return code_zh(&codes_happening, (int)row->what);
}

struct happening_view happening_of(struct arena *arena, const struct map_happening *row,
                                   const char *region)
{
    return (struct happening_view){.what = row->what,
                                   .on = row->on,
                                   .at = row->at,
                                   .track = row->track,
                                   .agency = row->agency,
                                   .station_code = row->station_code,
                                   .offers = row->offers,
                                   .answer = row->answer,
                                   .baton = row->baton,
                                   .category = row->category,
                                   .next_action = row->next_action,
                                   .next_by = row->next_by,
                                   .reason = row->reason,
                                   .by_role = row->by_role,
                                   .zh = sentence_of(arena, row, region)};
}

struct happening_view happening_first(struct arena *arena, const struct map_matter *matter,
                                      enum happening what)
{
    const struct station_row *station = station_find(matter->station_code);
    const char *place = station ? station->name : matter->station_code;
    const char *way = matter->channel ? code_zh(&codes_channel, (int)matter->channel) : NULL;
    struct happening_view view = {.what = what,
                                  .on = matter->on,
                                  .agency = matter->agency,
                                  .station_code = matter->station_code};
    if (what == HAPPENING_CONTACTED)
        view.zh = way ? arena_printf(arena, "经%s首次联系", way) : "首次联系";
    else
        view.zh = arena_printf(arena, "在%s登记", place);
    return view;
}
