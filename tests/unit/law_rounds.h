/* SPDX-License-Identifier: Apache-2.0
 *
 * How much of the random facts is tried: all, unless a build wants every line and not every case
 * (tests/coverage/law.sh).
 */
#ifndef HALFSKY_TESTS_LAW_ROUNDS_H
#define HALFSKY_TESTS_LAW_ROUNDS_H

#ifndef LAW_SHARE
#define LAW_SHARE 1
#endif

#endif
