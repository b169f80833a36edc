# SPDX-License-Identifier: Apache-2.0
#
# The data files become C tables. Included by the Makefile; regions stand first because every other table
# names them.
DATA_FILES := $(sort $(wildcard data/regions/*.csv)) $(sort $(wildcard data/stations/*.csv)) \
              $(sort $(wildcard data/agencies/*.csv)) data/hotlines.csv

build/gen/data/regions.c: data/embed.awk $(DATA_FILES)
	@mkdir -p $(@D)
	@LC_ALL=C awk -f data/embed.awk $(DATA_FILES) > $@.part && mv $@.part $@
