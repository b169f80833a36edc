/* SPDX-License-Identifier: Apache-2.0
 *
 * Documents against the real intake: sealed on disk, read for a purpose, gone with her key; what no
 * row names is swept.
 */
#include "intake_fixture.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(intake_document, .init = intake_begin, .fini = intake_end, .timeout = 120);

enum { PAPER_SIZE = 700001, TOO_LARGE = (20 << 20) + 1 };
static const char mark[] = "金丝雀劳动合同";

static struct {
    const char *matter, *person;
} her;

static void file_one(void)
{
    const char *answer =
        intake_post(clerk_licheng, "/v1/matters",
                    "{\"station_code\":\"S370112\",\"person\":{\"name\":\"王秀兰\"}}", 201);
    her.matter = intake_member(answer, "matter_id");
    her.person = intake_member(answer, "person_id");
}

static const char *paper_make(const char *name, size_t size)
{
    uint8_t *bytes = arena_alloc(intake_arena(), size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)(i * 7 + i / 251);
    for (size_t at = 0; at + sizeof mark < size; at += 5000)
        memcpy(bytes + at, mark, sizeof mark - 1);
    const char *path = intake_file(name);
    intake_file_write(path, bytes, size);
    return path;
}

static struct fetch_answer paper_add(struct asker who, const char *file)
{
    return intake_ask((struct intake_ask){
        .who = who,
        .method = "POST",
        .target = intake_text("/v1/matters/%s/documents?category=contract&media=pdf", her.matter),
        .file = file});
}

static const char *body_of(struct fetch_answer answer)
{
    return arena_text_n(intake_arena(), (const char *)answer.body.data, answer.body.size);
}

static const char *document_add(const char *file)
{
    const struct fetch_answer answer = paper_add(clerk_licheng, file);
    cr_assert_eq(answer.status, 201, "%s", body_of(answer));
    return intake_member(body_of(answer), "document_id");
}

static int shell(const char *command)
{
    const int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char *content_path(const char *document)
{
    return intake_text("/v1/documents/%s/content?purpose=prepare_document", document);
}

Test(intake_document, what_was_sent_comes_back_and_lies_sealed_on_disk)
{
    file_one();
    const char *paper = paper_make("paper", PAPER_SIZE);
    const char *document = document_add(paper);
    const struct intake_ask read = {.who = clerk_licheng,
                                    .method = "GET",
                                    .target = content_path(document),
                                    .into = intake_file("back")};
    cr_assert_eq(intake_ask(read).status, 200);
    cr_assert_eq(shell(intake_text("cmp -s %s %s", paper, intake_file("back"))), 0);
    cr_assert_eq(shell(intake_text("grep -raq %s %s", mark, intake_file("documents"))), 1);
    cr_assert_eq(
        shell(intake_text("find %s/passing -type f | grep -q .", intake_file("documents"))), 1,
        "nothing opened stays behind");
    cr_assert(intake_holds("(select count(*) from ledger where type = 'halfsky.person.read.v1') = 1"
                           " and (select size from document) = 700001"));
}

Test(intake_document, its_metadata_and_content_are_for_who_may_see_the_matter)
{
    file_one();
    const char *document = document_add(paper_make("paper", 100));
    const char *path = intake_text("/v1/documents/%s", document);
    cr_assert(strstr(intake_get(clerk_licheng, path, 200), "\"category\":\"contract\""));
    intake_get(clerk_licheng, intake_text("%s/content", path), 400);
    intake_hides(clerk_qingdao, path, NULL);
    intake_hides(clerk_qingdao, content_path(document), NULL);
    intake_get(operator_one, content_path(document), 403);
    const int refused = paper_add(clerk_qingdao, intake_file("paper")).status;
    cr_assert(refused == 404 || refused == 409, "%d", refused);
    cr_assert(intake_holds("(select count(*) from document) = 1"));
}

Test(intake_document, an_empty_or_too_large_one_is_refused)
{
    file_one();
    cr_assert_eq(paper_add(clerk_licheng, paper_make("empty", 0)).status, 400);
    cr_assert_eq(paper_add(clerk_licheng, paper_make("large", TOO_LARGE)).status, 413);
    cr_assert(intake_holds("(select count(*) from document) = 0"));
}

Test(intake_document, a_changed_chunk_does_not_open)
{
    file_one();
    const char *document = document_add(paper_make("paper", PAPER_SIZE));
    cr_assert_eq(shell(intake_text("f=$(find %s -type f) && printf x | dd of=$f bs=1 seek=300000 "
                                   "conv=notrunc status=none",
                                   intake_file("documents"))),
                 0);
    intake_get(clerk_licheng, content_path(document), 500);
    cr_assert(
        intake_holds("not exists (select from ledger where type = 'halfsky.person.read.v1')"));
}

static void sweep_now(void)
{
    intake_script("update due set due_at = 0 where kind = 'documents_swept'");
    intake_await("(select due_at > 0 from due where kind = 'documents_swept')");
}

Test(intake_document, with_her_key_it_is_gone_and_its_file_is_swept)
{
    file_one();
    const char *document = document_add(paper_make("paper", 100));
    intake_post(operator_one, intake_text("/v1/persons/%s/erasure", her.person),
                "{\"reason\":\"ordered\"}", 200);
    intake_hides(clerk_licheng, content_path(document), NULL);
    const char *find = intake_text("find %s -type f | grep -q .", intake_file("documents"));
    cr_assert_eq(shell(find), 0);
    cr_assert_eq(shell(intake_text("find %s -type f -exec touch -d '2 hours ago' {} +",
                                   intake_file("documents"))),
                 0);
    sweep_now();
    cr_assert_eq(shell(find), 1);
}

Test(intake_document, a_sweep_takes_orphans_and_leaves_what_somebody_owns)
{
    file_one();
    const char *document = document_add(paper_make("paper", 100));
    const char *orphan = intake_text("%s/aa/%064d", intake_file("documents"), 0);
    cr_assert_eq(shell(intake_text("mkdir -p %s/aa %s/passing && : > %s && : > %s/passing/left && "
                                   ": > %s/passing/young",
                                   intake_file("documents"), intake_file("documents"), orphan,
                                   intake_file("documents"), intake_file("documents"))),
                 0);
    cr_assert_eq(shell(intake_text("find %s -type f ! -name young -exec touch -d '2 hours ago' {} "
                                   "+",
                                   intake_file("documents"))),
                 0);
    sweep_now();
    cr_assert_eq(shell(intake_text("test -e %s || test -e %s/passing/left", orphan,
                                   intake_file("documents"))),
                 1);
    cr_assert_eq(shell(intake_text("test -e %s/passing/young", intake_file("documents"))), 0);
    intake_get(clerk_licheng, content_path(document), 200);
}
