/* SPDX-License-Identifier: Apache-2.0
 *
 * Adding a client and replacing a token. The token is made here, is on disk before its hash is
 * sent, and goes again where the suite refused it: a token nobody knows is worth nothing.
 */
#include "cli/client/client.h"

#include "adapters/seal.h"
#include "cli/shared/secret_file.h"

#include <stdio.h>

struct err *token_make(struct arena *arena, const char *file, struct bytes *ret_hash)
{
    uint8_t *hash = arena_alloc(arena, SEAL_HASH_SIZE);
    if (!file)
        return err_of(PROBLEM_INVALID, "--token-out FILE is where the new token goes");
    const char *token = seal_token_new(arena);
    TRY(secret_write(file, token));
    seal_token_hash(token, hash);
    *ret_hash = (struct bytes){hash, SEAL_HASH_SIZE};
    return NULL;
}

struct err *client_request_read(const struct client_options *options,
                                struct client_add_request *ret_request)
{
    struct client_add_request request = {.region = options->region, .label = options->label};
    request.role = (enum role)code_parse(&codes_role, options->role ? options->role : "");
    if (options->agency)
        request.agency = (enum agency)code_parse(&codes_agency, options->agency);
    if (request.role == ROLE_NONE)
        return err_of(PROBLEM_INVALID, "--role: worker, clerk, officer, … ops");
    if (options->agency && request.agency == AGENCY_NONE)
        return err_of(PROBLEM_INVALID,
                      "--agency: labour, justice, court, union or womens_federation");
    if (!request.region || !request.label)
        return err_of(PROBLEM_INVALID, "--region CODE and --label TEXT are needed");
    if (options->account && !id_parse(options->account, &request.account_id))
        return err_of(PROBLEM_INVALID, "--account: an id in the 8-4-4-4-12 form");
    *ret_request = request;
    return NULL;
}

static struct err *answer_show(struct session *session, const struct session_ask *ask,
                               const struct client_options *options)
{
    struct client_answer answer = {0};
    TRY(session_read(session, session->arena, ask, &record_client_answer, &answer));
    if (options->session.json) {
        const char *json = NULL;
        TRY(session_body(session->arena, &record_client_answer, &answer, &json));
        (void)puts(json);
        return NULL;
    }
    printf("接口账户 client   %s\n所属账户 account  %s\n状态 state        %s %s\n",
           ID_TEXT(answer.client_id), ID_TEXT(answer.account_id),
           code_zh(&codes_client_state, (int)answer.state),
           code_name(&codes_client_state, (int)answer.state));
    if (options->token_out)
        printf("令牌文件 token    %s\n", options->token_out);
    return NULL;
}

/* The file goes only where the suite said no; without an answer the token may have been taken. */
static void token_forget(const struct session *session, const char *file)
{
    if (session->was_reached)
        (void)remove(file);
}

struct err *client_add_command(struct session *session, const struct client_options *options)
{
    struct client_add_request request = {0};
    struct session_ask ask = {.method = "POST", .target = "/v1/clients"};
    TRY(client_request_read(options, &request));
    TRY(token_make(session->arena, options->token_out, &request.token_hash));
    TRY(session_body(session->arena, &record_client_add_request, &request, &ask.body));
    struct err *err = answer_show(session, &ask, options);
    if (err)
        token_forget(session, options->token_out);
    return err;
}

static struct err *overlap_read(const struct client_options *options, struct count *ret_overlap)
{
    int64_t seconds = 0;
    *ret_overlap = (struct count){0};
    if (!options->overlap)
        return NULL;
    if (!text_to_int64(options->overlap, &seconds))
        return err_of(PROBLEM_INVALID, "--overlap: seconds");
    *ret_overlap = count_of(seconds);
    return NULL;
}

/* What the path has said, the body does not say again. */
#define ROTATION_BODY_FIELDS(F, R)                                                                 \
    F(R, digest, token_hash, _, required, 32, agency, "SHA-256 of the new token", "新令牌摘要")    \
    F(R, count, overlap_s, _, optional, 0, open, "Seconds", "旧令牌保留秒数")
RECORD(rotation_body, ROTATION_BODY_FIELDS);
RECORD_DEFINE(rotation_body, ROTATION_BODY_FIELDS);

struct err *client_rotate_command(struct session *session, const char *id,
                                  const struct client_options *options)
{
    struct rotation_body body = {.token_hash = {NULL, 0}};
    struct session_ask ask = {.method = "POST"};
    ask.target = arena_printf(session->arena, "/v1/clients/%s/rotation", id);
    TRY(overlap_read(options, &body.overlap_s));
    TRY(token_make(session->arena, options->token_out, &body.token_hash));
    TRY(session_body(session->arena, &record_rotation_body, &body, &ask.body));
    struct err *err = answer_show(session, &ask, options);
    if (err)
        token_forget(session, options->token_out);
    return err;
}

struct err *client_revoke_command(struct session *session, const char *id,
                                  const struct client_options *options)
{
    struct session_ask ask = {.method = "POST", .body = "{}"};
    ask.target = arena_printf(session->arena, "/v1/clients/%s/revocation", id);
    return answer_show(session, &ask, options);
}
