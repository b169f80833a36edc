#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# Line and branch coverage of common/law by the law's own tests: names every line that was not run
# and every branch that was not taken, and fails when there is one. The objects are built with
# --coverage into the folder given; tests/coverage/law.sh builds, runs and asks. An assertion's
# failing side is left out: it is a broken invariant, which no input reaches.
import glob
import os
import re
import subprocess
import sys

build = sys.argv[1]
lines = missed_lines = branches = missed_branches = 0
for source in sorted(glob.glob('common/law/*.c')):
    name = os.path.basename(source)[:-2]
    command = ['gcov', '-b', '-c', '-t', '-o', '%s/obj/law/law/%s.o' % (build, name), source]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    current, line, asserts, gone, untaken = None, 0, False, [], {}
    for row in text.splitlines():
        found = re.match(r'\s*(\S+):\s*(\d+):(.*)', row)
        if found:
            line = int(found.group(2))
            asserts = re.match(r'\s*assert\(', found.group(3)) is not None
            if line == 0 and found.group(3).startswith('Source:'):
                current = found.group(3)[7:]
            elif current == source and line and found.group(1) != '-':
                lines += 1
                if found.group(1).startswith('#'):
                    gone.append(line)
            continue
        found = re.match(r'branch\s+\d+ (taken (\d+)|never executed)', row)
        if found and current == source and not asserts:
            branches += 1
            if found.group(2) in (None, '0'):
                untaken[line] = untaken.get(line, 0) + 1
    for number in gone:
        print('%s:%d: not run' % (source, number))
    for number, count in untaken.items():
        print('%s:%d: %d branches not taken' % (source, number, count))
    missed_lines += len(gone)
    missed_branches += sum(untaken.values())
print('%d of %d lines, %d of %d branches' %
      (lines - missed_lines, lines, branches - missed_branches, branches))
missed = missed_lines + missed_branches > 0
print('%d passed, %d failed' % (not missed, missed))
sys.exit(missed)
