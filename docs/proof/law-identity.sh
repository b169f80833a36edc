#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Asks python-stdnum about the generated identity numbers and credit codes; its verdicts go to
# tests/data/identity_verdicts.txt, with which the test run compares common/law/identity.c.
#   docs/proof/law-identity.sh PYTHON-WITH-STDNUM
set -eu

cd "$(dirname "$0")/../.."
mkdir -p build/proof
gcc -std=c17 -I. -o build/proof/identity_numbers docs/proof/law_identity_numbers.c
build/proof/identity_numbers > build/proof/identity_numbers.txt
"$1" - build/proof/identity_numbers.txt > tests/data/identity_verdicts.txt <<'PY'
import sys
import stdnum
from stdnum.cn import ric, uscc

lines = open(sys.argv[1]).read().split('\n')[:-1]
for name, judge, some in (('stdnum.cn.ric', ric, lines[:100000]),
                          ('stdnum.cn.uscc', uscc, lines[100000:])):
    print('#', name, 'of python-stdnum', stdnum.__version__)
    bits = ''.join('1' if judge.is_valid(line) else '0' for line in some)
    for at in range(0, len(bits), 384):
        part = bits[at:at + 384]
        print('%0*x' % (len(part) // 4, int(part, 2)))
PY
grep '#' tests/data/identity_verdicts.txt
