/* SPDX-License-Identifier: Apache-2.0
 *
 * `halfsky stats rebuild | figures | support`: has the figures built anew, shows how many matters
 * there are by one thing, and what was offered and given by region. Who asks for figures does so
 * with a token of its own region.
 */
#include "cli/shared/figures.h"
#include "cli/ops/ops.h"
#include "cli/shared/print.h"

#include <inttypes.h>
#include <stdio.h>

struct err *stats_rebuild_command(struct session *session, const struct ops_options *options)
{
    struct rebuild_ask asked = {.why = NULL};
    struct rebuild_answer answer = {.state = NULL};
    struct session_reply reply;
    struct session_ask ask = {.method = "POST", .target = "/v1/ops/stats/rebuild"};
    TRY(ops_why_read(session->arena, options, &asked.why, &asked.reason));
    TRY(session_body(session->arena, &record_rebuild_ask, &asked, &ask.body));
    TRY(session_take(session, session->arena, &ask, &reply));
    if (options->session.json) {
        print_json(reply.body);
        return NULL;
    }
    TRY(codec_read(session->arena, &record_rebuild_answer, reply.body, CODEC_UNKNOWN_IGNORED,
                   &answer));
    printf("统计数据正在重建，重读 %" PRId64 " 个分区；完成前不提供数据\n"
           "The figures are being built anew from %" PRId64
           " partitions; until then none is told\n",
           answer.partitions.value, answer.partitions.value);
    return NULL;
}

static struct err *get(void *context, const char *target, const struct record_type *type,
                       void *ret_answer)
{
    return session_get(context, target, type, ret_answer);
}

static struct err *answer_print(struct session *session, const char *target)
{
    struct session_reply reply;
    const struct session_ask ask = {.method = "GET", .target = target};
    TRY(session_take(session, session->arena, &ask, &reply));
    print_json(reply.body);
    return NULL;
}

struct err *stats_figures_command(struct session *session, const struct ops_options *options)
{
    const struct figures_source source = {session->arena, get, session};
    const char *by = options->by ? options->by : "stage";
    if (options->session.json)
        return answer_print(session, figures_target(session->arena, by, options->region));
    return figures_show(&source, by, options->region);
}

struct err *stats_support_command(struct session *session, const struct ops_options *options)
{
    const struct figures_source source = {session->arena, get, session};
    if (options->session.json)
        return answer_print(session, support_target(session->arena, options->region));
    return support_show(&source, options->region);
}
