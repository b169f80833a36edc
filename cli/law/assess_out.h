/* SPDX-License-Identifier: Apache-2.0
 *
 * An assessment as JSON (docs/law/assess.md) and as text for people, Chinese or English.
 * It repeats what the law answered and adds nothing to it.
 */
#ifndef HALFSKY_CLI_LAW_ASSESS_OUT_H
#define HALFSKY_CLI_LAW_ASSESS_OUT_H

#include "cli/law/assess.h"
#include "cli/law/out.h"

void assessment_write(struct out *out, const struct assessment *assessment);
/* One member of the same document: limitation, award, compensate, maternity, legal-aid, fast-track.
 */
void assessment_section_write(struct out *out, const struct assessment *assessment,
                              const char *section);
/* The same for people. */
void assessment_section_tell(struct text *text, const struct assessment *assessment,
                             const char *section, bool english);
void assessment_tell(struct text *text, const struct assessment *assessment, bool english);

#endif
