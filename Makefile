# SPDX-License-Identifier: Apache-2.0
#
# Two commands: `make run` brings the suite up and plays the sample matters; `make test` proves it.
# Everything made lands in build/ (V=release or V=asan) and run/; nothing else is written.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.SECONDARY:

V ?= release
CC := gcc
OBJ := build/$(V)/obj
BIN := build/$(V)/bin
LIB := build/$(V)/lib
GEN := build/gen

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 \
        -Wno-missing-field-initializers -Werror
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unversioned)
FLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -DHALFSKY_RELEASE=1
# What only tests may have: points at which a process can be made to die (runtime/fault.h).
FAULTS := -DHALFSKY_FAULT_POINTS=1
FLAGS_asan := $(FAULTS) -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
FLAGS_clang := $(FAULTS) -O1 -g
FLAGS_tsan := $(FAULTS) -O1 -g -fno-omit-frame-pointer -fsanitize=thread
PQ_INCLUDE := -I$(shell pg_config --includedir 2>/dev/null || echo /usr/include/postgresql)
CFLAGS := -std=c17 -D_GNU_SOURCE $(PQ_INCLUDE) -Icommon -Iservices -Icli -Itests -I. -I$(GEN) -pthread $(WARN) $(FLAGS_$(V)) $(EXTRA)
# Some two hundred test programs are linked anew after each change: the quicker linker, where it is.
LINKER_asan := $(if $(shell command -v ld.gold),-fuse-ld=gold)
LDFLAGS := -pthread $(filter -fsanitize%,$(FLAGS_$(V))) $(LINKER_$(V)) $(EXTRA_LD)
LDLIBS := -lrdkafka -lpq -ljansson -lmicrohttpd -lgnutls -lcurl -lsodium -lgcrypt -lm

LAW_BUILD := build
include common/runtime/sql.mk data/data.mk common/law/law.mk
-include common/contracts/contracts.mk

SERVICES := $(patsubst services/%/service.c,%,$(wildcard services/*/service.c))

# --- sources by layer ---------------------------------------------------------------------------------------
base_SRC := $(wildcard common/base/*.c) $(wildcard common/contracts/*.c) $(GEN)/data/regions.c
law_SRC := $(wildcard common/law/*.c) $(LAW_GENERATED)
adapters_SRC := $(wildcard common/adapters/*.c)
runtime_SRC := $(filter-out common/runtime/main.c,$(wildcard common/runtime/*.c)) $(GEN)/runtime_sql.c
LIBS := runtime adapters law base
LIB_FILES := $(LIBS:%=$(LIB)/lib%.a)
object = $(patsubst %.c,$(OBJ)/%.o,$(1))
$(foreach l,$(LIBS),$(eval $(LIB)/lib$(l).a: $(call object,$($(l)_SRC))))
# A service's code without its table is a library of its own, so that tests can link what decides.
$(foreach s,$(SERVICES),$(eval $(s)_SRC := $(filter-out services/$(s)/service.c,$(wildcard services/$(s)/*.c)) \
    $(if $(wildcard services/$(s)/sql/*),$(GEN)/$(s)_sql.c)))
$(foreach s,$(SERVICES),$(eval $(LIB)/lib$(s).a: $(call object,$($(s)_SRC))))

# The list of them, and of those behind the gateway; written anew only where a service came or went.
define SERVICE_LIST
#define SERVICES(S) $(foreach s,$(SERVICES),S($(s)))
#define SERVICES_BEHIND(S) $(foreach s,$(filter-out gateway,$(SERVICES)),S($(s)))
endef
ifneq ($(file <$(GEN)/runtime/service_list.h),$(SERVICE_LIST))
$(shell mkdir -p $(GEN)/runtime)$(file >$(GEN)/runtime/service_list.h,$(SERVICE_LIST))
endif

GENERATED := $(SQL_HEADERS) $(GEN)/law/rule_id.h

.PHONY: build services cli tests
build: services cli
services: $(SERVICES:%=$(BIN)/halfsky-%)

$(LIB)/lib%.a:
	@mkdir -p $(@D) && rm -f $@
	@ar rcs $@ $^

$(OBJ)/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) $(CFLAGS) -DHALFSKY_VERSION='"$(VERSION)"' -MMD -MP -c -o $@ $<

$(BIN)/halfsky-%: $(OBJ)/services/%/service.o $(OBJ)/common/runtime/main.o $(LIB)/lib%.a $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB)/lib$*.a -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)

# --- the command line: a dispatcher and one executable a group of commands ------------------------------------
CLI := $(patsubst cli/%/main.c,%,$(wildcard cli/*/main.c))
CLI_GROUPS := $(filter-out law,$(CLI))
cli: $(if $(wildcard cli/halfsky.c),$(BIN)/halfsky) $(CLI_GROUPS:%=$(BIN)/halfsky-cli-%) \
     $(if $(wildcard cli/topology.c),$(BIN)/halfsky-topology) $(BIN)/halfsky-law
# The strict JSON reader of the law's command line is every command's.
cli_shared_SRC := $(wildcard cli/shared/*.c) cli/law/json.c
# A group's own SQL, where it has any (the first operator).
cli_client_SQL := $(GEN)/first_client_sql.c
$(LIB)/libcli.a: $(call object,$(cli_shared_SRC))
$(foreach c,$(CLI_GROUPS),$(eval $(BIN)/halfsky-cli-$(c): $(call object,$(wildcard cli/$(c)/*.c) $(cli_$(c)_SQL))))
$(BIN)/halfsky-cli-%: $(LIB)/libcli.a $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB)/libcli.a -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
$(BIN)/halfsky: $(OBJ)/cli/halfsky.o $(LIB_FILES)
	@mkdir -p $(@D)
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
# A program about all services links each one's table with what the table names, as one object in which only
# service_main is seen, under a name of its own: two services may well have a function of the same name.
TABLES := $(SERVICES:%=$(OBJ)/tables/%.o)
$(OBJ)/tables/%.o: $(OBJ)/services/%/service.o $(LIB)/lib%.a
	@mkdir -p $(@D)
	@$(CC) -r -nostdlib -o $@.part $^
	@objcopy --keep-global-symbol=service_main_$* --redefine-sym service_main=service_main_$* $@.part $@
	@rm $@.part
$(BIN)/halfsky-topology $(BIN)/halfsky-pages: $(BIN)/halfsky-%: $(OBJ)/cli/%.o $(OBJ)/cli/service_tables.o \
    $(TABLES) $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
$(BIN)/halfsky-law: build/bin/halfsky-law
	@mkdir -p $(@D) && cp $< $@

# --- tests ---------------------------------------------------------------------------------------------------
TEST_SRC := $(foreach k,unit service contract system,$(wildcard tests/$(k)/*_test.c))
LAW_UNIT := $(wildcard tests/unit/law_*_test.c)
TEST_BIN := $(patsubst %.c,$(BIN)/%,$(filter-out $(LAW_UNIT),$(TEST_SRC)))
FIXTURE_SRC := $(filter-out %_test.c,$(wildcard $(foreach k,unit service contract system,tests/$(k)/*.c))) $(patsubst %,$(GEN)/%_sql.c,db_test tiny pen desk)
$(LIB)/libfixture.a: $(call object,$(FIXTURE_SRC))
SERVICE_LIBS := $(SERVICES:%=$(LIB)/lib%.a) $(LIB)/libplay.a $(LIB)/libcli.a
# What `halfsky play` makes of a sample file, without its main.
$(LIB)/libplay.a: $(call object,$(filter-out cli/play/main.c,$(wildcard cli/play/*.c)))
TINY := $(BIN)/tests/service/halfsky-tiny
SYSTEM_TOOLS := $(patsubst %.c,$(BIN)/%,$(wildcard tests/system/tool/*.c))
PAIR := $(BIN)/tests/service/halfsky-pen $(BIN)/tests/service/halfsky-desk
ORDER := $(BIN)/tests/order/order
tests: $(TEST_BIN) $(TINY) $(PAIR) $(SYSTEM_TOOLS) $(ORDER)
# Our relay over a bus in memory: its own bus_… stand before the library's.
$(ORDER): $(call object,$(wildcard tests/order/*.c) $(GEN)/order_sql.c $(GEN)/order_expired_sql.c) $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
# What the system tests' scripts need besides the suite itself.
$(BIN)/tests/system/tool/%: $(OBJ)/tests/system/tool/%.o $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
# The two small services of the bus tests.
$(BIN)/tests/service/halfsky-%: $(OBJ)/tests/service/pair/%.o $(OBJ)/tests/service/pair/pair_events.o $(OBJ)/$(GEN)/%_sql.o \
    $(OBJ)/common/runtime/main.o $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
# The small service that the runtime's tests run as a process.
$(TINY): $(OBJ)/common/runtime/main.o $(LIB)/libfixture.a $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(LIB)/libfixture.a $(LIB_FILES) -Wl,--end-group $(LDLIBS)
$(BIN)/tests/service/runtime_test $(BIN)/tests/service/runtime_answers_test $(BIN)/tests/service/runtime_standby_test: | $(TINY)
$(BIN)/tests/service/runtime_bus_test $(BIN)/tests/service/runtime_parked_test: | $(PAIR)
$(BIN)/tests/%: $(OBJ)/tests/%.o $(LIB)/libfixture.a $(SERVICE_LIBS) $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(LIB)/libfixture.a $(SERVICE_LIBS) $(LIB_FILES) -Wl,--end-group \
	    $(LDLIBS) -lcriterion

.PHONY: fault order test lint tidy check-sql pages pages-check install
install:
	@deploy/install.sh deploy/packages-foreign.txt

test: install
	@tests/run.sh

tidy:
	@tests/tidy/run

# Our relay against strategies known to lose or reorder: ten rounds unless ROUNDS says otherwise.
order:
	@$(MAKE) --no-print-directory V=asan build/asan/bin/tests/order/order
	@tests/order/run.sh $(or $(ROUNDS),10) $(or $(SEED),7)

# Kills and other faults on a whole suite under load, then I1 to I8 (docs/protocol.md).
fault: install
	@$(MAKE) --no-print-directory V=asan services cli tests
	@tests/fault/run.sh $(or $(KILLS),30) $(or $(SEED),1) $(OPTIONS)

-include $(if $(BREAK),tests/fault/broken.mk)

# docs/topology.md and docs/configuration.md, from the tables of all services.
PAGES := topology configuration
pages: $(BIN)/halfsky-pages
	@for page in $(PAGES); do $< $$page >docs/$$page.md.part && mv docs/$$page.md.part docs/$$page.md; done
pages-check: $(BIN)/halfsky-pages $(SERVICES:%=$(BIN)/halfsky-%)
	@tests/contract/pages.sh $^

# Every statement under its service's own role, and its plan, against a private PostgreSQL.
check-sql: services
	@tests/system/sql_test.sh $(BIN)

# What looks at the code without running it; the generated files are all it needs.
lint: $(GENERATED) $(LAW_GENERATED)
	@tests/tidy/clang
	@tests/tidy/cppcheck

# --- measuring -------------------------------------------------------------------------------------------------
.PHONY: bench-smoke bench-programs
bench-programs: $(patsubst bench/%.c,$(BIN)/bench/%,$(filter-out bench/law_%,$(wildcard bench/*.c)))
$(BIN)/bench/%: $(OBJ)/bench/%.o $(LIB)/libplay.a $(LIB)/libcli.a $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(LIB)/libplay.a $(LIB)/libcli.a $(LIB_FILES) -Wl,--end-group $(LDLIBS)
bench-smoke: install
	@deploy/kafka/fetch.sh
	@bench/smoke.sh

# --- running ---------------------------------------------------------------------------------------------------
.PHONY: run stop clean-run clean
run:
	@deploy/run.sh up
stop:
	@deploy/run.sh stop
clean-run:
	@deploy/run.sh forget
clean:
	@rm -rf build

-include $(shell find build/$(V)/obj -name '*.d' 2>/dev/null)
