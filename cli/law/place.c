/* SPDX-License-Identifier: Apache-2.0
 *
 * Names of places from the province down; see place.h.
 * Of Shandong it knows what data/regions/ has, of the others no more than the province.
 */
#include "cli/law/place.h"

#include "base/arena.h"
#include "contracts/region.h"

#include <string.h>

enum { PROVINCE_DIGITS = 2, COUNTY_DIGITS = 6 };
#define SHANDONG "37"

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
        text_add_printf(text, strlen(region) > PROVINCE_DIGITS ? "%s所辖地区" : "%s",
                        province_name(region));
}

void place_code_add(struct text *text, const char *region)
{
    text_add(text, region);
    for (size_t digits = strlen(region); digits < COUNTY_DIGITS; digits++)
        text_add_char(text, '0');
}

/* --- a place by its name ---------------------------------------------------------------------- */

#define CITY_WORD "市"

/* How much of `name` it is at the start: its whole name or, of a city, the name without 市. */
static size_t name_length(const struct region_row *row, const char *name)
{
    const size_t whole = strlen(row->name);
    const size_t stem = whole - strlen(CITY_WORD);

    if (text_starts_with(name, row->name))
        return whole;
    if (row->level == REGION_CITY && text_equal(row->name + stem, CITY_WORD) &&
        strncmp(name, row->name, stem) == 0)
        return stem;
    return 0;
}

/* The one whose name it begins with; NULL where none is, or where several are called so. */
static const struct region_row *row_of_name(const char *name, const char *within,
                                            enum region_level level)
{
    const struct region_row *found = NULL;
    size_t longest = 0;
    int count = 0;

    for (const struct region_row *row = region_next(NULL, within, level); row;
         row = region_next(row, within, level)) {
        const size_t length = name_length(row, name);

        if (length == 0 || length < longest)
            continue;
        count = length > longest ? 1 : count + 1;
        longest = length;
        found = row;
    }
    return count == 1 ? found : NULL;
}

const char *place_of_name(const char *name)
{
    static const char *const words[] = {"山东省", "山东"};
    const char *rest = NULL;
    const struct region_row *city;
    const struct region_row *county;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !rest; i++)
        if (text_starts_with(name, words[i]))
            rest = name + strlen(words[i]);
    if (!rest)
        return NULL;
    city = row_of_name(rest, SHANDONG, REGION_CITY);
    if (city)
        rest += name_length(city, rest);
    county = row_of_name(rest, city ? city->code : SHANDONG, REGION_COUNTY);
    if (county)
        return county->code;
    return city ? city->code : SHANDONG;
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
    if (text_starts_with(region, SHANDONG))
        return region_find(region) != NULL;
    return province_name(region) != NULL;
}
