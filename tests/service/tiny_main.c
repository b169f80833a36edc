/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the small service a program of its own: common/runtime/main.c runs what stands here.
 * Nothing else may be here.
 */
#include "tiny_service.h"

SERVICE_MAIN(tiny_service);
