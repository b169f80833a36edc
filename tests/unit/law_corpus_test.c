/* SPDX-License-Identifier: Apache-2.0
 *
 * Replays what fuzzing found (tests/fuzz/corpus/law) through the fuzzers' own entry: each input
 * gives a result or an error that points. tests/fuzz/law.sh finds more.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MOST = 1 << 18 };

static uint8_t input[INPUT_MOST];

/* The target is the name of the folder. */
static void target_choose(char *folder)
{
    char *arguments[] = {folder};
    char **argv = arguments;
    int argc = 1;

    LLVMFuzzerInitialize(&argc, &argv);
}

static int replay(char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);

    cr_assert(dir, "%s: run from the root of the tree", folder);
    target_choose(folder);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        char path[512];
        FILE *file;

        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        file = fopen(path, "rb");
        cr_assert(file, "%s", path);
        LLVMFuzzerTestOneInput(input, fread(input, 1, sizeof(input), file));
        fclose(file);
        count++;
    }
    closedir(dir);
    return count;
}

TestSuite(law_corpus, .timeout = 120);

Test(law_corpus, facts_of_a_matter)
{
    char folder[] = "tests/fuzz/corpus/law/facts";

    cr_assert_gt(replay(folder), 0);
}

Test(law_corpus, published_cases)
{
    char folder[] = "tests/fuzz/corpus/law/sample";

    cr_assert_gt(replay(folder), 0);
}

Test(law_corpus, drafts_of_the_rules)
{
    char folder[] = "tests/fuzz/corpus/law/rules";

    cr_assert_gt(replay(folder), 0);
}

/* The rules as they are, as a draft, and the same with one character changed at a time. */
Test(law_corpus, the_rules_themselves_with_a_character_changed)
{
    FILE *file = fopen("data/law/rules.tsv", "rb");
    char rules[] = "rules";
    uint64_t at = 0;
    size_t size;

    cr_assert(file, "run from the root of the tree");
    target_choose(rules);
    size = fread(input, 1, sizeof(input), file);
    fclose(file);
    LLVMFuzzerTestOneInput(input, size);
    for (int i = 0; i < 2000; i++) {
        uint8_t kept;

        at = (at * UINT64_C(6364136223846793005) + 1442695040888963407) % size;
        kept = input[at];
        input[at] = "0\t=:;9 A\n"[i % 9];
        LLVMFuzzerTestOneInput(input, size);
        input[at] = kept;
    }
}
