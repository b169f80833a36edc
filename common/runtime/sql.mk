# SPDX-License-Identifier: Apache-2.0
#
# Embeds every SQL folder: common/runtime/sql as `runtime`, services/<s>/sql as <s>, tests/service/db_sql as
# `db_test`, each to build/gen/<name>_sql.c and build/gen/<name>/<name>_sql.h with sql_<name> and migrations_<name>.
# The Makefile includes this file, compiles $(SQL_SOURCES) and lets every object wait for $(SQL_HEADERS).

GEN ?= build/gen
SQL_SERVICES := $(patsubst services/%/sql,%,$(wildcard services/*/sql))
SQL_NAMES := runtime $(SQL_SERVICES)
SQL_SOURCES := $(SQL_NAMES:%=$(GEN)/%_sql.c)
SQL_HEADERS := $(foreach name,$(SQL_NAMES) db_test tiny pen desk first_client order order_expired,$(GEN)/$(name)/$(name)_sql.h)

sql_files = $(sort $(wildcard $(1)/*.sql)) $(sort $(wildcard $(1)/migrations/*.sql))

# $(1): name, $(2): folder. A file that failed half-way is not left behind.
define SQL_RULE
$(GEN)/$(1)_sql.c: $(call sql_files,$(2)) $(2) $(wildcard $(2)/migrations) common/runtime/embed_sql.awk
	@mkdir -p $$(@D)
	@awk -v service=$(1) -f common/runtime/embed_sql.awk $(call sql_files,$(2)) > $$@.part
	@mv $$@.part $$@

$(GEN)/$(1)/$(1)_sql.h: common/runtime/sql.mk
	@mkdir -p $$(@D)
	@printf '%s\n' '/* SPDX-License-Identifier: Apache-2.0' ' *' \
	    ' * The embedded SQL of $(1); made by common/runtime/sql.mk.' ' */' '#pragma once' \
	    '#include "adapters/db.h"' '#include "runtime/migrate.h"' \
	    'extern const struct sql_texts sql_$(1);' \
	    'extern const struct migration_list migrations_$(1);' > $$@
endef

$(eval $(call SQL_RULE,runtime,common/runtime/sql))
$(eval $(call SQL_RULE,db_test,tests/service/db_sql))
$(eval $(call SQL_RULE,tiny,tests/service/tiny_sql))
$(eval $(call SQL_RULE,pen,tests/service/pair/pen_sql))
$(eval $(call SQL_RULE,desk,tests/service/pair/desk_sql))
$(eval $(call SQL_RULE,order,tests/order/sql))
$(eval $(call SQL_RULE,order_expired,tests/order/expired_sql))
$(eval $(call SQL_RULE,first_client,cli/client/sql))
$(foreach service,$(SQL_SERVICES),$(eval $(call SQL_RULE,$(service),services/$(service)/sql)))
