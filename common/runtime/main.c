/* SPDX-License-Identifier: Apache-2.0
 *
 * The only main of every service: the build links it with one service's tables (SERVICE_MAIN).
 * It does nothing else.
 */
#include "runtime/service.h"

int main(int argc, char **argv) { return service_run(service_main, argc, argv); }
