# SPDX-License-Identifier: Apache-2.0
# The law: its data checked and compiled in, its library, the executable halfsky-law, its tests.
# To be included by the top-level Makefile, which then owns CC, CFLAGS and the base objects;
# it also builds alone: make -f common/law/law.mk law-test

LAW_BUILD ?= build
LAW_CC ?= $(CC)
LAW_CFLAGS ?= -std=c17 -O2 -g -D_GNU_SOURCE -Icommon -I. -I$(LAW_BUILD)/gen \
    -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
    -Wformat=2 -Wno-missing-field-initializers -Werror $(LAW_EXTRA)
LAW_GEN := $(LAW_BUILD)/gen/law
LAW_OBJ := $(LAW_BUILD)/obj/law

LAW_BASE_SRC := $(addprefix common/base/,arena.c date.c err.c id.c money.c record.c text.c clock.c)
# What reads the tables; it needs no generated file.
LAW_TABLE_SRC := $(addprefix common/law/,rule.c row.c rulebook.c citation.c place.c source.c calendar_table.c parameter.c)
LAW_SRC := $(wildcard common/law/*.c)
# The names of places, for people.
LAW_REGION_O := $(LAW_OBJ)/contracts/region.o $(LAW_OBJ)/gen/regions.o
LAW_REGION_DATA := $(sort $(wildcard data/regions/*.csv)) $(sort $(wildcard data/stations/*.csv)) \
    $(sort $(wildcard data/agencies/*.csv)) data/hotlines.csv
LAW_CLI_SRC := $(filter-out cli/law/law_compile.c,$(wildcard cli/law/*.c))
LAW_DATA := $(addprefix data/law/,sources.tsv rules.tsv calendar.csv calendar_years.tsv parameters.tsv)
LAW_GENERATED := $(addprefix $(LAW_GEN)/,rule_data.c source_data.c calendar_data.c parameter_data.c)
LAW_TESTS := $(wildcard tests/unit/law_*_test.c)

LAW_BASE_O := $(patsubst common/base/%.c,$(LAW_OBJ)/base/%.o,$(LAW_BASE_SRC))
LAW_O := $(patsubst common/law/%.c,$(LAW_OBJ)/law/%.o,$(LAW_SRC)) \
    $(patsubst $(LAW_GEN)/%.c,$(LAW_OBJ)/gen/%.o,$(LAW_GENERATED))
LAW_CLI_O := $(patsubst cli/law/%.c,$(LAW_OBJ)/cli/%.o,$(LAW_CLI_SRC))
LAW_LIB := $(LAW_OBJ)/liblaw.a
LAW_TEST_BIN := $(patsubst tests/unit/%.c,$(LAW_BUILD)/tests/%,$(LAW_TESTS))

.PHONY: law law-test law-test-build
law-test-build: $(LAW_TEST_BIN)
law: $(LAW_BUILD)/bin/halfsky-law

$(LAW_OBJ)/law_compile: cli/law/law_compile.c $(LAW_TABLE_SRC) $(LAW_BASE_SRC)
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -o $@ $^

$(LAW_GEN)/rule_id.h: $(LAW_OBJ)/law_compile $(LAW_DATA)
	@mkdir -p $(@D)
	$< data/law $(@D)
	@touch $@
$(LAW_GENERATED): $(LAW_GEN)/rule_id.h ;

$(LAW_OBJ)/law/%.o: common/law/%.c $(LAW_GEN)/rule_id.h
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -c -o $@ $<
$(LAW_OBJ)/gen/%.o: $(LAW_GEN)/%.c
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -c -o $@ $<
$(LAW_OBJ)/base/%.o: common/base/%.c
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -c -o $@ $<
$(LAW_OBJ)/cli/%.o: cli/law/%.c $(LAW_GEN)/rule_id.h
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -c -o $@ $<

$(LAW_GEN)/regions.c: data/embed.awk $(LAW_REGION_DATA)
	@mkdir -p $(@D)
	LC_ALL=C awk -f data/embed.awk $(LAW_REGION_DATA) > $@.part && mv $@.part $@
$(LAW_OBJ)/contracts/%.o: common/contracts/%.c
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -c -o $@ $<

$(LAW_LIB): $(LAW_O) $(LAW_BASE_O) $(LAW_REGION_O)
	@rm -f $@
	ar rcs $@ $^

$(LAW_BUILD)/bin/halfsky-law: $(LAW_CLI_O) $(LAW_LIB)
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -o $@ $^ $(LAW_LDLIBS)

$(LAW_BUILD)/tests/law_%: tests/unit/law_%.c $(filter-out $(LAW_OBJ)/cli/main.o,$(LAW_CLI_O)) $(LAW_LIB)
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -o $@ $< $(filter %.o %.a,$^) -lcriterion $(LAW_LDLIBS)

# clang only: libFuzzer brings its own main.
.PHONY: law-fuzz
law-fuzz: $(LAW_BUILD)/bin/law_fuzz
$(LAW_BUILD)/bin/law_fuzz: tests/fuzz/law_fuzz.c $(filter-out $(LAW_OBJ)/cli/main.o,$(LAW_CLI_O)) $(LAW_LIB)
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LAW_LDLIBS)

# What fuzzing found is replayed through the fuzzers' own entry.
$(LAW_OBJ)/fuzz/law_fuzz.o: tests/fuzz/law_fuzz.c $(LAW_GEN)/rule_id.h
	@mkdir -p $(@D)
	$(LAW_CC) $(LAW_CFLAGS) -MMD -MP -c -o $@ $<
$(LAW_BUILD)/tests/law_corpus_test: $(LAW_OBJ)/fuzz/law_fuzz.o

law-test: $(LAW_TEST_BIN)
	@set -e; for t in $^; do echo "== $$t"; timeout 300 $$t -j2; done

-include $(wildcard $(LAW_OBJ)/*/*.d $(LAW_BUILD)/tests/law_*.d)
