/* SPDX-License-Identifier: Apache-2.0
 *
 * Prints the generated numbers that tests/unit/law_identity_test.c judges, identity numbers first,
 * one a line, for docs/proof/law-identity.sh. It judges nothing.
 */
#include "tests/unit/law_identity_numbers.h"

int main(void)
{
    struct number_stream identities = {20261125};
    struct number_stream codes = {20261126};
    char text[NUMBER_SIZE];

    for (int i = 0; i < NUMBERS; i++) {
        identity_number_make(&identities, text);
        puts(text);
    }
    for (int i = 0; i < NUMBERS; i++) {
        credit_code_make(&codes, text);
        puts(text);
    }
    return 0;
}
