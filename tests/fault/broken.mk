# SPDX-License-Identifier: Apache-2.0
#
# A deliberately broken build: the files that tests/fault/broken/$(BREAK).patch changes are compiled
# from a changed copy and stand before the libraries of the test build; nothing else is made anew,
# and nothing of it is in the tree. Included by the Makefile where BREAK is given.
BROKEN := build/broken/$(BREAK)
BROKEN_PATCH := tests/fault/broken/$(BREAK).patch
BROKEN_FILES := $(shell sed -n 's|^+++ b/||p' $(BROKEN_PATCH))
BROKEN_C := $(filter %.c,$(BROKEN_FILES))
BROKEN_OBJ := $(BROKEN_C:%.c=$(BROKEN)/obj/%.o) $(if $(filter %.sql,$(BROKEN_FILES)),$(BROKEN)/obj/runtime_sql.o)

.PHONY: broken
broken: $(SERVICES:%=$(BROKEN)/bin/halfsky-%)
	@ln -sf $(filter-out $(SERVICES:%=%/halfsky-%),$(abspath $(wildcard $(BIN)/halfsky $(BIN)/halfsky-cli-* \
	    $(BIN)/halfsky-topology $(BIN)/halfsky-law))) $(BROKEN)/bin/

$(BROKEN)/tree.done: $(BROKEN_PATCH) $(filter common/runtime/%,$(wildcard $(BROKEN_FILES)))
	@rm -rf $(BROKEN)/tree && mkdir -p $(BROKEN)/tree/common
	@cp -a common/runtime $(BROKEN)/tree/common/
	@patch -s -p1 -d $(BROKEN)/tree <$(BROKEN_PATCH)
	@touch $@
$(BROKEN)/obj/%.o: $(BROKEN)/tree.done
	@mkdir -p $(@D)
	@echo "  CC    $* ($(BREAK))"
	@$(CC) -I$(BROKEN)/tree/common $(CFLAGS) -c -o $@ $(BROKEN)/tree/$*.c
$(BROKEN)/obj/runtime_sql.o: $(BROKEN)/tree.done
	@mkdir -p $(@D)
	@awk -v service=runtime -f common/runtime/embed_sql.awk \
	    $(call sql_files,common/runtime/sql) | cmp -s - $(GEN)/runtime_sql.c
	@awk -v service=runtime -f common/runtime/embed_sql.awk $(patsubst %,$(BROKEN)/tree/%,$(call \
	    sql_files,common/runtime/sql)) >$(BROKEN)/runtime_sql.c
	@$(CC) $(CFLAGS) -c -o $@ $(BROKEN)/runtime_sql.c
$(BROKEN)/bin/halfsky-%: $(OBJ)/services/%/service.o $(OBJ)/common/runtime/main.o $(BROKEN_OBJ) $(LIB)/lib%.a $(LIB_FILES)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB)/lib$*.a -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LDLIBS)
