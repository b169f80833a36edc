/* SPDX-License-Identifier: Apache-2.0
 *
 * identity NAME=VALUE…: prints the sealed header (protocol.md A1) by which the gateway would hand
 * a request on, for system tests that knock at a service's own door, rightly or not.
 *   key FILE of the pair; caller (gateway), audience, method, target, body (text) or file, role,
 *   agency, region, client, account; life_ms: how long it holds, negative: it is over already.
 */
#include "runtime/identity.h"
#include "adapters/seal.h"
#include "base/clock.h"
#include "tests/system/tool/words.h"

#include <stdio.h>

enum { ARENA_MOST = 8 << 20, LIFE_MS = 15000 };

static struct err *id_of(const struct words *words, const char *name, struct id *ret_id)
{
    const char *text = word(words, name);
    *ret_id = (struct id){{0}};
    return !text || id_parse(text, ret_id) ? NULL : err_of(PROBLEM_INVALID, "%s: no id", name);
}

static struct err *digest_of(struct arena *arena, const struct words *words,
                             struct bytes *ret_digest)
{
    const char *file = word(words, "file"), *body = word(words, "body");
    if (file)
        return identity_digest_file(arena, file, ret_digest);
    const struct bytes bytes = {(const uint8_t *)(body ? body : ""), body ? strlen(body) : 0};
    return identity_digest(arena, bytes, ret_digest);
}

static struct err *print_seal(struct arena *arena, const struct words *words)
{
    const char *role = word(words, "role"), *agency = word(words, "agency");
    const char *life = word(words, "life_ms"), *caller = word(words, "caller");
    struct sealed_identity sealed = {.audience = word(words, "audience"),
                                     .method = word(words, "method"),
                                     .target = word(words, "target"),
                                     .region = word(words, "region"),
                                     .role = (enum role)code_parse(&codes_role, role ? role : "")};
    struct seal_keys *keys = NULL;
    const char *header = NULL;
    int64_t life_ms = LIFE_MS;
    if (agency && *agency)
        sealed.agency = (enum agency)code_parse(&codes_agency, agency);
    if (life && !text_to_int64(life, &life_ms))
        return err_of(PROBLEM_INVALID, "life_ms: no number");
    sealed.expires_at = clock_now_ms() + life_ms;
    TRY(id_of(words, "client", &sealed.client_id));
    TRY(id_of(words, "account", &sealed.account_id));
    TRY(digest_of(arena, words, &sealed.body_digest));
    TRY(seal_start());
    TRY(seal_keys_load(arena, word(words, "key"), &keys));
    const struct identity_pair pair = {sealed.audience, keys};
    const struct identity_keys pairs = {
        .service = caller ? caller : "gateway", .called = &pair, .called_count = 1};
    TRY(identity_seal(&pairs, arena, &sealed, &header));
    printf("%s: %s\n", IDENTITY_HEADER, header);
    return NULL;
}

int main(int argc, char **argv)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    const struct words words = {argv + 1, argc - 1};
    const struct err *err = print_seal(arena, &words);
    if (err)
        (void)fprintf(stderr, "identity: %s\n", err->message);
    return err ? 1 : 0;
}
