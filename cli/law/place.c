/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of places from the province down; see place.h.
 * Of Shandong it knows what data/regions/ has, of the others no more than the province.
 */
#include "cli/law/place.h"

#include "base/arena.h"
#include "contracts/region.h"

#include <string.h>

enum { COUNTY_DIGITS = 6 };

/* GB/T 2260, first two digits. */
static const struct {
    char code[3];
    const char *name;
} provinces[] = {
    {"11", "北京市"},           {"12", "天津市"},         {"13", "河北省"},
    {"14", "山西省"},           {"15", "内蒙古自治区"},   {"21", "辽宁省"},
    {"22", "吉林省"},           {"23", "黑龙江省"},       {"31", "上海市"},
    {"32", "江苏省"},           {"33", "浙江省"},         {"34", "安徽省"},
    {"35", "福建省"},           {"36", "江西省"},         {"37", "山东省"},
    {"41", "河南省"},           {"42", "湖北省"},         {"43", "湖南省"},
    {"44", "广东省"},           {"45", "广西壮族自治区"}, {"46", "海南省"},
    {"50", "重庆市"},           {"51", "四川省"},         {"52", "贵州省"},
    {"53", "云南省"},           {"54", "西藏自治区"},     {"61", "陕西省"},
    {"62", "甘肃省"},           {"63", "青海省"},         {"64", "宁夏回族自治区"},
    {"65", "新疆维吾尔自治区"}, {"71", "台湾省"},         {"81", "香港特别行政区"},
    {"82", "澳门特别行政区"},
};

static const char *province_name(const char *region)
{
    for (size_t i = 0; i < sizeof(provinces) / sizeof(provinces[0]); i++)
        if (text_starts_with(region, provinces[i].code))
            return provinces[i].name;
    return NULL;
}

static void names_add(struct text *text, const struct region_row *region)
{
    const struct region_row *parent = region_parent(region);

    if (parent)
        names_add(text, parent);
    text_add(text, region->name);
}

void place_name_add(struct text *text, const char *region)
{
    const struct region_row *row = region_find(region);

    if (row)
        names_add(text, row);
    else if (region && province_name(region))
        text_add(text, province_name(region));
}

const char *place_code(struct arena *arena, const char *region)
{
    size_t digits = strlen(region);

    if (digits == COUNTY_DIGITS && text_equal(region + 4, "00"))
        digits -= 2;
    if (digits == 4 && text_equal(region + 2, "0000"))
        digits -= 2;
    return arena_printf(arena, "%.*s", (int)digits, region);
}

bool place_is_known(const char *region)
{
    if (text_starts_with(region, "37"))
        return region_find(region) != NULL;
    return province_name(region) != NULL;
}
