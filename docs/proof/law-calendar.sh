#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Writes the days on which two independent public data sets differ from "Monday to Friday", the
# evidence that tests/unit/law_calendar_test.c compares with the calendar of the law: npm
# chinese-days and PyPI chinesecalendar. It needs node and python3 with both packages at hand.
#   docs/proof/law-calendar.sh FOLDER-WITH-NODE-MODULES PYTHON
set -eu

cd "$(dirname "$0")/../.."
days='const c = require("chinese-days");
console.log("# npm chinese-days " + require("chinese-days/package.json").version);
console.log("date,worked");
for (let y = 2014; y < 2028; y++)
    for (let t = Date.UTC(y, 0, 1); t < Date.UTC(y + 1, 0, 1); t += 864e5) {
        const d = new Date(t).toISOString().slice(0, 10), w = new Date(t).getUTCDay();
        if (c.isHoliday(d) !== (w % 6 === 0)) console.log(d + "," + (c.isHoliday(d) ? 0 : 1));
    }'
NODE_PATH=$1/node_modules node -e "$days" > tests/data/calendar_chinese_days.csv
"$2" - > tests/data/calendar_chinesecalendar.csv <<'PY'
import datetime, importlib.metadata
import chinese_calendar

print('# PyPI chinesecalendar', importlib.metadata.version('chinesecalendar'))
print('date,worked')
day = datetime.date(2014, 1, 1)
while day.year < 2028:
    try:
        worked = chinese_calendar.is_workday(day)
    except NotImplementedError:
        break
    if worked != (day.weekday() < 5):
        print('%s,%d' % (day, worked))
    day += datetime.timedelta(1)
PY
wc -l tests/data/calendar_*.csv
