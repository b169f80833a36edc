# SPDX-License-Identifier: Apache-2.0
#
# The contracts as others read them, docs/contracts/. Included by the Makefile before its libraries
# are named, so they are named here.
#   make contracts          writes the exports from the code
#   make contracts-check    fails where code and exports differ or a released promise is broken
#   make states             writes docs/states.md from the services' tables
#   make contracts-release  promises what the code does now (docs/contracts/released/ only grows)
CONTRACT_TOOL := $(BIN)/halfsky-contracts
CONTRACT_SERVICES := $(patsubst services/%/service.c,$(BIN)/halfsky-%,\
                       $(wildcard services/*/service.c))
CONTRACT_LIBS := $(patsubst %,$(LIB)/lib%.a,runtime adapters law base)

$(CONTRACT_TOOL): $(OBJ)/cli/contracts.o $(CONTRACT_LIBS)
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(CONTRACT_LIBS) -Wl,--end-group $(LDLIBS)

.PHONY: contracts contracts-check contracts-release states
contracts: $(CONTRACT_TOOL) $(CONTRACT_SERVICES)
	@docs/contracts/export.sh $(CONTRACT_TOOL) docs/contracts tests/fuzz/corpus/codec \
	    $(CONTRACT_SERVICES)

states: $(CONTRACT_SERVICES)
	@docs/states.sh $(CONTRACT_SERVICES) > docs/states.md.part
	@mv docs/states.md.part docs/states.md

contracts-check: $(CONTRACT_TOOL) $(CONTRACT_SERVICES)
	@tests/contract/check.sh $(CONTRACT_TOOL) $(CONTRACT_SERVICES)

contracts-release: contracts
	@$(CONTRACT_TOOL) release docs/contracts
