/* SPDX-License-Identifier: Apache-2.0
 *
 * Gathers the tables of all services for the programs that speak about the whole suite. It knows no
 * service by name.
 */
#include "cli/service_tables.h"

#include <string.h>

#define SERVICE_TABLE_DECLARE(name) extern const struct service *const service_main_##name;
SERVICES(SERVICE_TABLE_DECLARE)

#define SERVICE_TABLE_ENTRY(name) service_main_##name,

void service_tables(const struct service *ret_services[SERVICE_TABLES_COUNT])
{
    const struct service *const all[] = {SERVICES(SERVICE_TABLE_ENTRY)};
    memcpy(ret_services, all, sizeof all);
}
