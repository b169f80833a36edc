/* SPDX-License-Identifier: Apache-2.0
 *
 * What the figures of the city say once all is quiet, as its labour officer sees them. They count
 * whatever the officer may see, this run's matters and earlier ones alike.
 */
#include "cli/shared/figures.h"

#include "cli/play/play.h"

#include <stdio.h>

static struct err *get(void *context, const char *target, const struct record_type *type,
                       void *ret_answer)
{
    struct play *play = context;
    struct session_reply reply;
    const struct session_ask asked = {.method = "GET", .target = target};
    TRY(err_wrap(actor_ask(play, &play->officers[AGENCY_LABOUR], play->arena, &asked, &reply),
                 "the figures"));
    return codec_read(play->arena, type, reply.body, CODEC_UNKNOWN_IGNORED, ret_answer);
}

struct err *play_figures_show(struct play *play)
{
    static const enum figure by[] = {FIGURE_CATEGORY, FIGURE_TRACK, FIGURE_STAGE};
    const struct figures_source source = {play->arena, get, play};
    printf("\n统计 figures\n");
    for (size_t i = 0; i < sizeof by / sizeof *by; i++)
        TRY(figures_show(&source, code_name(&codes_figure, (int)by[i]), NULL));
    TRY(support_show(&source, NULL));
    return comparisons_show(&source);
}
