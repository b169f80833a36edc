/* SPDX-License-Identifier: Apache-2.0
 *
 * Certificates by the openssl command: what a deployment has, only short-lived. The expired one
 * ended before it began, so that no clock has to move.
 */
#include "tls_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MOST = 16, NAME_MOST = 96 };

static char folder[] = "/tmp/halfsky-tls-XXXXXX";
static char names[FILES_MOST][NAME_MOST];

static const char script[] =
    "set -e; cd '%s'\n"
    "key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $1.key; }\n"
    "authority() { key $1; openssl req -x509 -new -key $1.key -days 2 -subj /CN=$1 -out $1.pem; }\n"
    "sign() { key $1; printf 'subjectAltName=%%s\\n' $3 >e;\n"
    "  echo extendedKeyUsage=serverAuth,clientAuth >>e;\n"
    "  openssl req -new -key $1.key -subj /CN=$1 -out r;\n"
    "  openssl x509 -req -in r -CA $2.pem -CAkey $2.key -CAcreateserial -days $4 -extfile e"
    " -out $1.pem; }\n"
    "authority ca; authority stranger-ca\n"
    "sign server ca IP:127.0.0.1 2; sign client ca DNS:client 2; sign expired ca DNS:client -1\n"
    "sign elsewhere ca DNS:elsewhere 2; sign stranger stranger-ca IP:127.0.0.1 2\n";

void tls_files_make(void)
{
    char text[2048];
    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(text, sizeof text, script, folder);
    FILE *const shell = popen("exec sh 2>/dev/null", "w");
    cr_assert(shell && fputs(text, shell) >= 0);
    cr_assert_eq(pclose(shell), 0, "openssl made no certificates");
}

void tls_files_remove(void)
{
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
}

const char *tls_file(const char *name)
{
    char path[NAME_MOST];
    cr_assert(snprintf(path, sizeof path, "%s/%s", folder, name) < NAME_MOST);
    for (size_t i = 0; i < FILES_MOST; i++) {
        if (!names[i][0])
            memcpy(names[i], path, strlen(path) + 1);
        if (strcmp(names[i], path) == 0)
            return names[i];
    }
    cr_assert(false, "more files than the fixture has");
    return NULL;
}
