/* SPDX-License-Identifier: Apache-2.0
 *
 * data/embed.awk must stop the build at a data file that is wrong, naming file and line, and write
 * no table. Each case is a whole set of small files with one defect; the set without one passes.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define REGION "code,name,level,parent,kind,valid_from,valid_to,source\n"
#define STATION "station_code,name,region,level,host_body,status,source\n"
#define AGENCY "agency,region,name,status,source\n"
#define HOTLINE "number,name,agency,use_zh,use_en,agency_status,use_status,source\n"
#define PROVINCE "37,山东省,province,,administrative,,,x\n"
#define CITY "3701,济南市,city,37,administrative,2000-01-01,,x\n"
#define S37 "S37,站,37,province,院,P,x\n"
#define LABOUR "labour,37,厅,V,x\n"
#define H12333 "12333,热线,labour,咨询,advice,V,S,x\n"

enum { SET = 4, ANSWER_SIZE = 8192 };

struct data_set {
    const char *name;
    const char *files[SET];
    const char *complaint; /* "" when nothing is wrong */
};

static const struct data_set sets[] = {
    {"sound", {REGION PROVINCE CITY, STATION S37, AGENCY LABOUR, HOTLINE H12333}, ""},
    {"unknown header", {"code,name\n" PROVINCE, 0, 0, 0}, ":1: the first line is the header"},
    {"out of order", {REGION PROVINCE CITY PROVINCE, 0, 0, 0}, ":4: 37 stands after 3701"},
    {"twice", {REGION PROVINCE PROVINCE, 0, 0, 0}, ":3: 37 stands after 37"},
    {"no parent", {REGION CITY, 0, 0, 0}, ":2: the parent is not the region one level up"},
    {"other parent", {REGION PROVINCE "3701,市,city,36,zone,,,x\n", 0, 0, 0}, ":3: the parent"},
    {"wrong level", {REGION "37,省,city,,administrative,,,x\n", 0, 0, 0}, ":2: the code's length"},
    {"letters", {REGION "3a,省,province,,administrative,,,x\n", 0, 0, 0}, ":2: the code's length"},
    {"wrong kind", {REGION "37,省,province,,county,,,x\n", 0, 0, 0}, ":2: kind is"},
    {"wrong date", {REGION "37,省,province,,zone,2020-1-1,,x\n", 0, 0, 0}, ":2: a date is"},
    {"no name", {REGION "37,,province,,administrative,,,x\n", 0, 0, 0}, ":2: a name is empty"},
    {"a quote", {REGION "37,\"省\",province,,administrative,,,x\n", 0, 0, 0}, ":2: quotes"},
    {"columns", {REGION "37,省,province,,administrative,,x\n", 0, 0, 0}, ":2: has 7 columns, not 8"},
    {"station", {REGION PROVINCE, STATION "S3701,站,3701,city,院,P,x\n", 0, 0}, ":2: the station's"},
    {"status", {REGION PROVINCE, STATION "S37,站,37,province,院,Q,x\n", 0, 0}, ":2: status is"},
    {"agency", {REGION PROVINCE, STATION S37, AGENCY "police,37,厅,P,x\n", 0}, ":2: unknown agency"},
    {"agency order",
     {REGION PROVINCE, STATION S37, AGENCY "court,37,院,V,x\n" LABOUR, 0},
     ":3: 37,1 stands after 37,3"},
    {"hotline",
     {REGION PROVINCE, STATION S37, AGENCY LABOUR, HOTLINE "1233,热线,labour,咨询,advice,V,S,x\n"},
     ":2: a hotline has five digits"},
    {"a missing table", {REGION PROVINCE, STATION S37, AGENCY LABOUR, 0}, "no hotline row"},
};

static void write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    cr_assert_geq(fputs(content, file), 0);
    cr_assert_eq(fclose(file), 0);
}

/* Runs the script over the set; its exit status, and what it printed on both streams. */
static int embed(const char *folder, const struct data_set *set, char ret_answer[ANSWER_SIZE])
{
    char command[1024];
    int size = snprintf(command, sizeof(command), "LC_ALL=C awk -f data/embed.awk");
    for (int i = 0; i < SET && set->files[i]; i++) {
        char path[128];
        snprintf(path, sizeof(path), "%s/%d.csv", folder, i);
        write_file(path, set->files[i]);
        size += snprintf(command + size, sizeof(command) - (size_t)size, " %s", path);
    }
    snprintf(command + size, sizeof(command) - (size_t)size, " 2>&1");
    FILE *answer = popen(command, "r");
    cr_assert_not_null(answer);
    ret_answer[fread(ret_answer, 1, ANSWER_SIZE - 1, answer)] = '\0';
    return WEXITSTATUS(pclose(answer));
}

static void check_set(const char *folder, const struct data_set *set)
{
    char answer[ANSWER_SIZE];
    int status = embed(folder, set, answer);
    bool sound = set->complaint[0] == '\0';
    cr_assert_eq(status, sound ? 0 : 1, "%s: exit %d: %s", set->name, status, answer);
    cr_assert_not_null(strstr(answer, set->complaint), "%s: %s", set->name, answer);
    if (sound)
        cr_assert_not_null(strstr(answer, "const size_t region_count = 2;"), "%s", answer);
}

Test(embed, stops_at_every_defect_with_file_and_line, .timeout = 20)
{
    char folder[] = "/tmp/halfsky-embed-XXXXXX";
    cr_assert_not_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
        check_set(folder, &sets[i]);
    for (int i = 0; i < SET; i++) {
        char path[128];
        snprintf(path, sizeof(path), "%s/%d.csv", folder, i);
        unlink(path);
    }
    cr_assert_eq(rmdir(folder), 0);
}
