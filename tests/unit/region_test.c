/* SPDX-License-Identifier: Apache-2.0
 *
 * The compiled-in regions, stations, agencies and hotlines: the province is whole, the tree agrees
 * with the digits, what is unknown stays unknown, and every place has somebody who answers for it.
 */
#include "contracts/region.h"

#include "base/arena.h"
#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

static size_t count_within(const char *ancestor, enum region_level level, enum region_kind kind)
{
    size_t count = 0;
    const struct region_row *row = NULL;
    while ((row = region_next(row, ancestor, level)))
        count += row->kind == kind;
    return count;
}

static void each_region(void (*check)(const struct region_row *))
{
    for (enum region_level level = REGION_PROVINCE; level <= REGION_TOWNSHIP; level++) {
        const struct region_row *row = NULL;
        while ((row = region_next(row, NULL, level)))
            check(row);
    }
}

Test(region, shandong_has_its_16_cities_136_counties_and_15_zones, .timeout = 10)
{
    cr_assert_eq(count_within("37", REGION_PROVINCE, REGION_ADMINISTRATIVE), 1);
    cr_assert_eq(count_within("37", REGION_CITY, REGION_ADMINISTRATIVE), 16);
    cr_assert_eq(count_within("37", REGION_COUNTY, REGION_ADMINISTRATIVE), 136);
    cr_assert_eq(count_within("37", REGION_COUNTY, REGION_ZONE), 15);
    cr_assert_eq(count_within("37", REGION_TOWNSHIP, REGION_ADMINISTRATIVE), 1813);
    cr_assert_eq(count_within("37", REGION_TOWNSHIP, REGION_ZONE), 40);
}

Test(region, provinces_are_walked_from_null_to_null, .timeout = 10)
{
    const struct region_row *province = region_next(NULL, NULL, REGION_PROVINCE);
    cr_assert_not_null(province);
    cr_assert_str_eq(province->code, "37");
    cr_assert_str_eq(province->name, "山东省");
    cr_assert_null(region_next(province, NULL, REGION_PROVINCE));
}

static void check_row(const struct region_row *row)
{
    cr_assert_eq(region_find(row->code), row, "%s is not found as itself", row->code);
    cr_assert_eq(region_level_of(row->code), row->level, "%s", row->code);
    cr_assert(text_is_utf8(row->name, strlen(row->name)), "%s", row->code);
    const struct region_row *parent = region_parent(row);
    cr_assert_eq(parent == NULL, row->level == REGION_PROVINCE, "%s", row->code);
    if (!parent)
        return;
    cr_assert_eq(parent->level, row->level - 1, "%s", row->code);
    cr_assert(region_within(row->code, parent->code), "%s", row->code);
    cr_assert_not(region_within(parent->code, row->code), "%s", row->code);
}

Test(region, every_row_is_found_and_lies_in_its_parent, .timeout = 10)
{
    each_region(check_row);
}

Test(region, the_two_districts_of_one_name_are_two_regions, .timeout = 10)
{
    const struct region_row *jinan = region_find("370103");
    const struct region_row *zaozhuang = region_find("370402");
    cr_assert_str_eq(jinan->name, "市中区");
    cr_assert_str_eq(zaozhuang->name, "市中区");
    ARENA_SCOPED arena = arena_new(4096);
    cr_assert_str_eq(region_full_name(arena, jinan), "山东省济南市市中区");
    cr_assert_str_eq(region_full_name(arena, zaozhuang), "山东省枣庄市市中区");
}

Test(region, unknown_and_malformed_codes_are_not_found, .timeout = 10)
{
    static const char *const wrong[] = {
        "",         "3",         "370",        "37010",  "3712", "370199", "3701020", "37010200",
        "37010299", "370102999", "3701020011", "37010a", " 37",  "37 ",    "-7",      "+37",
        "３７",     "11"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        cr_assert_null(region_find(wrong[i]), "\"%s\" is found", wrong[i]);
    cr_assert_null(region_find(NULL));
}

Test(region, a_code_lies_within_itself_and_what_its_digits_begin_with, .timeout = 10)
{
    static const struct {
        const char *code;
        const char *ancestor;
        bool within;
    } cases[] = {
        {"37", "37", true},         {"3701", "37", true},           {"370102", "3701", true},
        {"370102001", "37", true},  {"370102001", "370102", true},  {"370176001", "370176", true},
        {"37", "3701", false},      {"370102", "370103", false},    {"3702", "3701", false},
        {"110101", "37", false},    {"370102", "370", false},       {"370102", "", false},
        {"37010", "37", false},     {"370102", "37010", false},     {"37x102", "37", false},
        {"3799", "37", true},       {"370102001", "370103", false}, {"3701021", "37", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_assert_eq(region_within(cases[i].code, cases[i].ancestor), cases[i].within, "%s in %s",
                     cases[i].code, cases[i].ancestor);
    cr_assert_not(region_within(NULL, "37"));
    cr_assert_not(region_within("37", NULL));
}

Test(region, walking_an_ancestor_stays_within_it, .timeout = 10)
{
    cr_assert_eq(count_within("3701", REGION_COUNTY, REGION_ADMINISTRATIVE), 12);
    cr_assert_eq(count_within("3701", REGION_COUNTY, REGION_ZONE), 1);
    cr_assert_eq(count_within("3717", REGION_COUNTY, REGION_ZONE), 2);
    cr_assert_null(region_next(NULL, "3799", REGION_COUNTY));
    cr_assert_null(region_next(NULL, "370102", REGION_CITY));
}

Test(region, a_zone_is_a_region_with_streets_and_a_station, .timeout = 10)
{
    const struct region_row *zone = region_find("370176");
    cr_assert_str_eq(zone->name, "济南高新技术产业开发区");
    cr_assert_eq(zone->kind, REGION_ZONE);
    cr_assert_str_eq(region_parent(zone)->code, "3701");
    cr_assert_eq(count_within("370176", REGION_TOWNSHIP, REGION_ADMINISTRATIVE), 5);
    cr_assert_str_eq(station_for_region("370176")->code, "S370176");
}

Test(region, a_region_without_dates_is_valid_and_one_with_dates_only_between_them, .timeout = 10)
{
    struct region_row row = {.code = "370102"};
    cr_assert(region_valid_on(&row, (struct date){2026, 11, 25}));
    row.valid_from = (struct date){2019, 1, 1};
    row.valid_to = (struct date){2024, 6, 30};
    cr_assert_not(region_valid_on(&row, (struct date){2018, 12, 31}));
    cr_assert(region_valid_on(&row, (struct date){2019, 1, 1}));
    cr_assert(region_valid_on(&row, (struct date){2024, 6, 30}));
    cr_assert_not(region_valid_on(&row, (struct date){2024, 7, 1}));
}

static void check_station(const struct region_row *row)
{
    const struct station_row *station = station_for_region(row->code);
    cr_assert_not_null(station, "%s has no station", row->code);
    if (row->level == REGION_TOWNSHIP)
        row = region_parent(row);
    cr_assert_str_eq(station->region, row->code);
    cr_assert_eq(station_find(station->code), station);
    cr_assert(text_starts_with(station->code, "S"));
    cr_assert_str_eq(station->code + 1, row->code);
    cr_assert_not_null(strstr(station->name, row->name));
    cr_assert_not_null(strstr(station->name, "女职工劳动人事争议维权工作站"));
}

Test(station, every_region_has_its_own_and_every_township_its_countys, .timeout = 10)
{
    each_region(check_station);
}

Test(station, derived_names_are_marked_as_our_proposal, .timeout = 10)
{
    size_t count = 0;
    const struct station_row *row = NULL;
    while ((row = station_next(row, "37"))) {
        cr_assert_eq(row->status, RULE_MARK_P, "%s", row->code);
        count++;
    }
    cr_assert_eq(count, 1 + 16 + 136 + 15);
    cr_assert_str_eq(station_find("S370103")->name, "济南市市中区女职工劳动人事争议维权工作站");
    cr_assert_str_eq(station_find("S370103")->host_body, "济南市市中区劳动人事争议仲裁院");
    cr_assert_str_eq(station_find("S370826")->name, "微山县女职工劳动人事争议维权工作站");
}

Test(station, an_unknown_region_or_code_has_none, .timeout = 10)
{
    cr_assert_null(station_for_region("370199"));
    cr_assert_null(station_for_region("110101"));
    cr_assert_null(station_for_region("37010"));
    cr_assert_null(station_for_region(NULL));
    cr_assert_null(station_find("370102"));
    cr_assert_null(station_find("S"));
    cr_assert_null(station_find(NULL));
    cr_assert_null(station_next(NULL, "11"));
}

static void check_agencies(const struct region_row *row)
{
    bool above = row->level == REGION_TOWNSHIP || row->kind == REGION_ZONE;
    for (enum agency agency = AGENCY_LABOUR; agency < AGENCY_COUNT; agency++) {
        const struct agency_row *held = agency_for_region(agency, row->code);
        cr_assert_not_null(held, "%s lacks agency %d", row->code, agency);
        cr_assert_eq(held->agency, agency);
        cr_assert(region_within(row->code, held->region));
        cr_assert_eq(strcmp(held->region, row->code) != 0, above, "%s", row->code);
    }
}

Test(agency, all_five_answer_for_every_region_and_a_zones_are_its_citys, .timeout = 10)
{
    each_region(check_agencies);
    cr_assert_str_eq(agency_name(AGENCY_LABOUR, "370176"), "济南市人力资源和社会保障局");
    cr_assert_str_eq(agency_name(AGENCY_COURT, "370176001"), "济南市中级人民法院");
}

Test(agency, only_the_signatories_of_the_notice_are_marked_as_read, .timeout = 10)
{
    static const char *const signatories[AGENCY_COUNT] = {
        [AGENCY_LABOUR] = "山东省人力资源和社会保障厅", [AGENCY_JUSTICE] = "山东省司法厅",
        [AGENCY_COURT] = "山东省高级人民法院",         [AGENCY_UNION] = "山东省总工会",
        [AGENCY_WOMENS_FEDERATION] = "山东省妇女联合会",
    };
    for (enum agency agency = AGENCY_LABOUR; agency < AGENCY_COUNT; agency++) {
        cr_assert_str_eq(agency_name(agency, "37"), signatories[agency]);
        cr_assert_eq(agency_for_region(agency, "37")->status, RULE_MARK_V);
        cr_assert_eq(agency_for_region(agency, "3701")->status, RULE_MARK_P);
    }
    cr_assert_str_eq(agency_name(AGENCY_COURT, "370103"), "济南市市中区人民法院");
    cr_assert_str_eq(agency_name(AGENCY_UNION, "370281"), "胶州市总工会");
}

Test(agency, an_unknown_region_or_agency_has_no_name, .timeout = 10)
{
    cr_assert_null(agency_name(AGENCY_NONE, "37"));
    cr_assert_null(agency_name(AGENCY_COUNT, "37"));
    cr_assert_null(agency_name(AGENCY_LABOUR, "11"));
    cr_assert_null(agency_name(AGENCY_LABOUR, "370199"));
    cr_assert_null(agency_name(AGENCY_LABOUR, NULL));
}

Test(hotline, the_four_of_the_notice_are_known_with_who_runs_them, .timeout = 10)
{
    cr_assert_eq(hotline_find("12333")->agency, AGENCY_LABOUR);
    cr_assert_eq(hotline_find("12338")->agency, AGENCY_WOMENS_FEDERATION);
    cr_assert_eq(hotline_find("12348")->agency, AGENCY_JUSTICE);
    cr_assert_eq(hotline_find("12351")->agency, AGENCY_UNION);
    cr_assert_eq(hotline_find("12338")->agency_status, RULE_MARK_S);
    cr_assert_eq(hotline_find("12348")->use_status, RULE_MARK_V);
    cr_assert_str_eq(hotline_find("12351")->name, "工会服务职工热线");
    cr_assert_null(hotline_find("12345"));
    cr_assert_null(hotline_find("1233"));
    cr_assert_null(hotline_find(NULL));
}
