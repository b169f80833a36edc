/* SPDX-License-Identifier: Apache-2.0
 *
 * ID numbers and credit codes judged as python-stdnum judges them, on 100,000 generated inputs
 * each. Its verdicts are in tests/data/identity_verdicts.txt, made by docs/proof/law-identity.sh:
 * one bit an input, four to a digit.
 */
#include "law/identity.h"

#include "tests/unit/law_identity_numbers.h"

#include <criterion/criterion.h>

static char verdicts[2][NUMBERS];

/* Two blocks of hexadecimal digits, each after a line that begins with '#'. */
static void verdicts_read(void)
{
    FILE *file = fopen("tests/data/identity_verdicts.txt", "r");
    char line[256];
    int block = -1;
    int at = 0;

    cr_assert(file, "run from the root of the tree");
    while (fgets(line, sizeof(line), file)) {
        if (line[0] == '#') {
            block++;
            at = 0;
            continue;
        }
        for (const char *c = line; *c && *c != '\n'; c++) {
            const int four = *c <= '9' ? *c - '0' : *c - 'a' + 10;

            for (int bit = 3; bit >= 0; bit--)
                verdicts[block][at++] = (char)(four >> bit & 1);
        }
    }
    fclose(file);
    cr_assert_eq(block, 1);
    cr_assert_eq(at, NUMBERS);
}

TestSuite(law_identity, .init = verdicts_read, .timeout = 30);

Test(law_identity, identity_numbers_are_judged_as_an_independent_program_judges_them)
{
    struct number_stream stream = {20261125};
    struct identity identity;
    char text[NUMBER_SIZE];
    int valid = 0;

    for (int i = 0; i < NUMBERS; i++) {
        identity_number_make(&stream, text);
        cr_expect_eq(identity_read(text, &identity), verdicts[0][i] == 1, "%s", text);
        valid += verdicts[0][i];
    }
    cr_expect(valid > NUMBERS / 4 && valid < NUMBERS * 3 / 4, "%d are valid", valid);
}

Test(law_identity, credit_codes_are_judged_as_an_independent_program_judges_them)
{
    struct number_stream stream = {20261126};
    char text[NUMBER_SIZE];
    int valid = 0;

    for (int i = 0; i < NUMBERS; i++) {
        credit_code_make(&stream, text);
        cr_expect_eq(credit_code_is_valid(text), verdicts[1][i] == 1, "%s", text);
        valid += verdicts[1][i];
    }
    cr_expect(valid > NUMBERS / 4 && valid < NUMBERS * 3 / 4, "%d are valid", valid);
}
