/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of every service that follows triage's matters do alike: one matter carried by its
 * commands, the whole table of routes walked with everything that is to be refused, everything that
 * can be wrong about an event heard. It knows no service; each gives its own words and rows.
 */
#ifndef HALFSKY_TESTS_FOLLOWER_FRAME_H
#define HALFSKY_TESTS_FOLLOWER_FRAME_H

#include "runtime/service.h"
#include "triage_fixture.h"

struct follower {
    struct triage_subject subject;
    const struct route_table *routes;
    const char *matter, *nowhere; /* old ids, one that is heard of and one that is not */
    const char *under;            /* "/v1/matters/%s/legal-aid" */
    const char *list;             /* "/v1/legal-aid/applications" */
    const char *rows;             /* SQL: all that it keeps, as one value */
    const char *kept;             /* SQL: how many rows that are */
    const char *open_wall;        /* SQL: the first wall's functions say yes to everybody */
    enum agency agency;           /* of askers with a role that a route does not name */
    const char *track;            /* that its own agency sees */
    /* NULL-terminated. */
    const struct triage_asker *const *strangers;
    const char *const *shapes;  /* bodies that no command takes, besides those none ever takes */
    const char *const *queries; /* that the list does not take, besides the same; NULL: none */
};
/* A command with somebody who may, on rows of a state that admits it. */
struct follower_move {
    const char *rest, *body;
    const char *other; /* another body, as well-formed */
    struct triage_asker who;
    bool makes; /* needs no version: it makes a row of its own */
};

/* For a suite's .init: the service as a process of its own, which every function here speaks of. */
void follower_begin(const struct follower *follower);
/* The next event of triage about the matter; `members` stand behind its matter_id. */
void follower_hear(const char *type, const char *members);
/* The access row of this number, 1 to 9. */
void follower_hear_access(int row, const char *members);
/* The first two: her own, and labour's of her county. */
void follower_hear_accesses(void);
/* "/v1/matters/<matter>/…<rest>" */
const char *follower_path(const char *rest);
const char *follower_version(void);
/* POST there with the version of now; the answer's body. */
const char *follower_post(struct triage_asker who, const char *rest, const char *body, int status);

/* Over the whole table of routes; at least so many roles are refused. */
void follower_refuses_roles(size_t least);
void follower_refuses_shapes(void);
void follower_refuses_oversize(void);
size_t follower_commands(void);
/* A command is refused without key or version, with an old one and to strangers, and done once. */
void follower_walk(const struct follower_move *move);
/* The same with row-level security alone; who may, may. */
void follower_second_wall(const struct follower_move *move);
/* C9: while triage is behind, `who` is shown nothing, singly or in the list. */
void follower_hides_while_behind(struct triage_asker who);

/* The two matrices of what it can meet on triage's topic (heard_matrix.h). */
void follower_hears_histories(void);
void follower_hears_contents(void);

#endif
