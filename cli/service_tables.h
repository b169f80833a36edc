/* SPDX-License-Identifier: Apache-2.0
 *
 * Every service of the suite as its own table says it: linked in, never listed by hand. The build
 * makes service_list.h from the folders under services/.
 */
#ifndef HALFSKY_CLI_SERVICE_TABLES_H
#define HALFSKY_CLI_SERVICE_TABLES_H

#include "runtime/service.h"
#include "runtime/service_list.h"

#define SERVICE_TABLE_PLACE(name) SERVICE_TABLE_##name,
enum { SERVICES(SERVICE_TABLE_PLACE) SERVICE_TABLES_COUNT };

/* In the order of their names. */
void service_tables(const struct service *ret_services[SERVICE_TABLES_COUNT]);

#endif
