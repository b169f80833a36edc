/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of path templates and the walk along it. It knows nothing of identities, bodies or
 * answers.
 */
#include "runtime/router.h"

#include <string.h>

enum { SEGMENT_MOST = 200 };

struct segment {
    const char *text; /* literal, or the parameter's name */
    bool is_parameter;
};
struct template
{
    const struct route *route;
    struct segment segments[ROUTER_SEGMENTS_MOST];
    size_t count;
};
struct router {
    struct template *templates;
    size_t count;
};

static const char *const method_names[] = {
    [METHOD_GET] = "GET",     [METHOD_POST] = "POST",     [METHOD_PUT] = "PUT",
    [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE",
};

const char *method_name(enum method method) { return method_names[method]; }

bool route_is_query(const struct route *route)
{
    return route->method == METHOD_GET || route->asks;
}

/* Who has no token changes nothing and leaves no row; a POST that asks holds no stream. */
static bool route_is_sound(const struct route *route)
{
    const bool for_nobody = route->roles & ROLE_BIT(ROLE_NONE);
    if (for_nobody && (!route_is_query(route) || route->traces))
        return false;
    return !route->asks || (route->method == METHOD_POST && !route->streams && !route->creates);
}

static struct err *segment_read(struct arena *arena, const char *service, const char *text,
                                struct segment *ret_segment)
{
    const size_t size = strlen(text);
    if (size == 0 || size > SEGMENT_MOST)
        return err_of(PROBLEM_BUG, "an empty or long segment");
    if (strcmp(text, "{service}") == 0) {
        *ret_segment = (struct segment){service, false};
        return NULL;
    }
    const bool is_parameter = text[0] == '{' && text[size - 1] == '}';
    if (!is_parameter && strpbrk(text, "{}"))
        return err_of(PROBLEM_BUG, "a brace within a segment");
    *ret_segment = (struct segment){is_parameter ? arena_text_n(arena, text + 1, size - 2) : text,
                                    is_parameter};
    return NULL;
}

static struct err *template_read(struct arena *arena, const char *service,
                                 const struct route *route, struct template *ret_template)
{
    struct template template = {.route = route};
    char *rest = arena_text(arena, route->path);
    if (*rest != '/' || route->roles == 0)
        return err_of(PROBLEM_BUG, "%s: begins with no slash, or no role may use it", route->path);
    if (!route_is_sound(route))
        return err_of(PROBLEM_BUG,
                      "%s: who has no token may only ask, and a POST that asks changes "
                      "nothing",
                      route->path);
    rest++;
    while (rest) {
        const char *text = strsep(&rest, "/");
        if (template.count == ROUTER_SEGMENTS_MOST)
            return err_of(PROBLEM_BUG, "%s: too many segments", route->path);
        struct segment *segment = &template.segments[template.count++];
        TRY(err_wrap(segment_read(arena, service, text, segment), "%s", route->path));
        if (segment->is_parameter && !record_field(route->request, segment->text))
            return err_of(PROBLEM_BUG, "%s: the request has no field %s", route->path,
                          segment->text);
    }
    *ret_template = template;
    return NULL;
}

static bool same_shape(const struct template *a, const struct template *b)
{
    if (a->count != b->count || a->route->method != b->route->method)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->segments[i].is_parameter != b->segments[i].is_parameter)
            return false;
        /* Both templates were read, so no text is NULL. */
        if (!a->segments[i].is_parameter &&
            strcmp(a->segments[i].text, b->segments[i].text) != 0) // NOLINT(clang-analyzer-core.*)
            return false;
    }
    return true;
}

static struct err *template_add(struct router *router, const struct template *template)
{
    for (size_t i = 0; i < router->count; i++)
        if (same_shape(&router->templates[i], template))
            return err_of(PROBLEM_BUG, "%s and %s are one path", template->route->path,
                          router->templates[i].route->path);
    router->templates[router->count++] = *template;
    return NULL;
}

struct err *router_new(struct arena *arena, const char *service,
                       const struct route_table *const *tables, struct router **ret_router)
{
    size_t count = 0;
    for (size_t t = 0; tables[t]; t++)
        count += tables[t]->count;
    struct router *router = ARENA_NEW(arena, struct router);
    router->templates = ARENA_ARRAY(arena, struct template, count + 1);
    for (size_t t = 0; tables[t]; t++)
        for (size_t i = 0; i < tables[t]->count; i++) {
            struct template template;
            TRY(template_read(arena, service, &tables[t]->routes[i], &template));
            TRY(template_add(router, &template));
        }
    *ret_router = router;
    return NULL;
}

struct cut_path {
    const char *segments[ROUTER_SEGMENTS_MOST];
    size_t count;
};

static bool path_cut(struct arena *arena, const char *path, struct cut_path *ret_cut)
{
    struct cut_path cut = {.count = 0};
    char *rest = arena_text(arena, *path == '/' ? path + 1 : path);
    while (rest) {
        const char *segment = strsep(&rest, "/");
        if (cut.count == ROUTER_SEGMENTS_MOST || !*segment)
            return false;
        cut.segments[cut.count++] = segment;
    }
    *ret_cut = cut;
    return true;
}

/* How many literal segments agree; -1: another path. */
static int template_score(const struct template *template, const struct cut_path *path)
{
    if (template->count != path->count)
        return -1;
    int score = 0;
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &template->segments[i];
        if (segment->is_parameter)
            continue;
        if (strcmp(segment->text, path->segments[i]) != 0)
            return -1;
        score++;
    }
    return score;
}

static int best_score(const struct router *router, const struct cut_path *path)
{
    int best = -1;
    for (size_t i = 0; i < router->count; i++) {
        const int score = template_score(&router->templates[i], path);
        best = score > best ? score : best;
    }
    return best;
}

static void match_fill(const struct template *template, const struct cut_path *path,
                       struct router_match *ret_match)
{
    ret_match->route = template->route;
    for (size_t i = 0; i < path->count; i++)
        if (template->segments[i].is_parameter)
            ret_match->values[ret_match->value_count++] =
                (struct http_pair){template->segments[i].text, path->segments[i]};
}

void router_match(const struct router *router, struct arena *arena, const char *method,
                  const char *path, struct router_match *ret_match)
{
    struct cut_path cut;
    *ret_match = (struct router_match){.route = NULL};
    const int best = path_cut(arena, path, &cut) ? best_score(router, &cut) : -1;
    for (size_t i = 0; best >= 0 && i < router->count; i++) {
        const struct template *template = &router->templates[i];
        if (template_score(template, &cut) != best)
            continue;
        const char *name = method_name(template->route->method);
        if (strcmp(name, method) == 0) {
            match_fill(template, &cut, ret_match);
            ret_match->allow = NULL;
            return;
        }
        ret_match->allow =
            ret_match->allow ? arena_printf(arena, "%s, %s", ret_match->allow, name) : name;
    }
}

bool router_is_upload(const struct router *router, const char *method, const char *path)
{
    ARENA_SCOPED arena = arena_new(1 << 16);
    struct router_match match;
    router_match(router, arena, method, path, &match);
    return match.route && match.route->upload;
}

bool router_has_uploads(const struct router *router)
{
    for (size_t i = 0; i < router->count; i++)
        if (router->templates[i].route->upload)
            return true;
    return false;
}
