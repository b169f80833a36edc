/* SPDX-License-Identifier: Apache-2.0
 *
 * Methods that a path does not take, at the door: 405 with those it does, whichever service owns
 * which of them; and 404 only where no service has the path.
 */
#include "gateway_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(gateway_method, .init = gateway_begin, .fini = gateway_end, .timeout = 90);

static void assert_allows(const char *token, const char *method, const char *target,
                          const char *allow)
{
    const struct gateway_ask ask = {
        .token = token, .method = method, .target = target, .key = "method"};
    const struct fetch_answer answer = gateway_ask(ask);
    cr_assert_eq(answer.status, 405, "%s %s: %d %s", method, target, answer.status,
                 gateway_body(&answer));
    const char *said = fetch_header(&answer, "allow");
    cr_assert(said && strcmp(said, allow) == 0, "%s %s: %s", method, target, said);
    if (strcmp(method, "HEAD") != 0)
        cr_assert(strstr(gateway_body(&answer), "urn:halfsky:problem:method-not-allowed\""), "%s",
                  gateway_body(&answer));
}

/* /v1/matters is intake's by POST and triage's by GET; only intake is there. */
Test(gateway_method, a_method_that_a_known_path_does_not_take_is_405_and_names_those_it_does)
{
    static const char *const methods[] = {"PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"};
    ARENA_SCOPED arena = arena_new(1 << 16);
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *id = "01900000-0000-7000-8000-000000000001";
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        assert_allows(clerk, methods[i], "/v1/stations", "GET");
        assert_allows(clerk, methods[i], "/v1/contacts", "POST, GET");
        assert_allows(clerk, methods[i], "/v1/matters", "POST, GET");
        assert_allows(clerk, methods[i], "/v1/whoami", "GET");
    }
    assert_allows(clerk, "POST", "/v1/stations", "GET");
    assert_allows(clerk, "PUT", arena_printf(arena, "/v1/documents/%s/content", id), "GET");
    assert_allows(clerk, "PUT", arena_printf(arena, "/v1/matters/%s/supplements", id), "POST");
    assert_allows(clerk, "GET", arena_printf(arena, "/v1/matters/%s/documents", id), "POST");
    const struct gateway_ask ask = {
        .token = clerk, .method = "PUT", .target = "/v1/nothing", .key = "method"};
    cr_assert_eq(gateway_ask(ask).status, 404);
}
