#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# Looks at the plan of every statement of a service, as its own role gets it over tables that
# sql_fill.sql filled: one that reads a whole table that grows has no index for what it asks, and
# one whose condition leaves out a column in the middle of its index walks over all that the columns
# before it say. Prints a line a finding; what is meant so stands in sql_plans.meant, each with its
# reason, and a line there that nothing needs any more is a finding too. It only explains, it never
# runs a statement.
#   sql_plans.py SERVICE SQL-FILE... (psql's connection comes from PG* variables)
#   sql_plans.py --small             the tables that do not grow
"""Plans without an index."""

import json
import os
import re
import subprocess
import sys

MEANT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sql_plans.meant")
NAME = re.compile(r"^-- name:\s*(\S+)\s*$", re.M)
SETTINGS = ("begin; set local jit = off; set local plan_cache_mode = force_generic_plan;\n"
            "set local enable_seqscan = off; set local enable_hashjoin = off;\n"
            "set local enable_mergejoin = off;\n")
GROWS = ("select c.relname from pg_class c where c.relnamespace = current_user::regnamespace"
         " and c.reltuples >= 1000;\n\\echo @@@@\n")
INDEXES = ("select x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid, k, true)"
           " from pg_index x join pg_class c on c.oid = x.indrelid,"
           " generate_series(1, x.indnkeyatts) as k"
           " where c.relnamespace = current_user::regnamespace and c.reltuples >= 1000"
           " order by 1, k;\n\\echo @@@@\n")


def statements_of(path):
    """(name, text) of each statement of a file."""
    with open(path, encoding="utf-8") as handle:
        parts = NAME.split(handle.read())
    return [(parts[i], parts[i + 1].strip()) for i in range(1, len(parts), 2)]


def parameters_of(text):
    numbers = [int(number) for number in re.findall(r"\$(\d+)", text)]
    return ", ".join(["null"] * max(numbers, default=0))


def script_of(statements):
    lines = [GROWS, INDEXES, SETTINGS]
    for name, text in statements:
        parameters = parameters_of(text)
        call = f'"{name}"({parameters})' if parameters else f'"{name}"'
        lines.append(f'prepare "{name}" as {text};\n\\echo @@{name}\n'
                     f'explain (format json, costs off) execute {call};\n')
    return "".join(lines) + "rollback;\n"


def skips(condition, columns):
    """A column of the index is not asked for and one behind it is."""
    asked = [re.search(rf"(?<![.\w]){re.escape(column)}(?![\w(])", condition) is not None
             for column in columns]
    return any(not early and any(asked[i + 1:]) for i, early in enumerate(asked))


def reads(node, is_paged, indexes, found):
    """Relations that are read without a condition that the index has, and not page by page."""
    kind = node["Node Type"]
    is_paged = is_paged or kind == "Limit"
    if kind == "Seq Scan" or (kind in ("Index Scan", "Index Only Scan") and
                              "Index Cond" not in node and not is_paged):
        found.add(node["Relation Name"])
    if "Index Cond" in node and skips(node["Index Cond"], indexes.get(node["Index Name"], [])):
        found.add(node["Index Name"])
    is_paged = is_paged and kind != "Sort" and "Join" not in kind
    for child in node.get("Plans", []):
        reads(child, is_paged and child.get("Parent Relationship") != "SubPlan", indexes, found)


def plans_of(statements):
    ran = subprocess.run(["psql", "-X", "-w", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-f", "-"],
                         input=script_of(statements), capture_output=True, text=True, check=False,
                         timeout=120)
    if ran.returncode != 0:
        raise RuntimeError(ran.stderr.strip())
    grown, columns, explained = ran.stdout.split("@@@@\n", 2)
    indexes = {}
    for line in columns.splitlines():
        index, column = line.split("|", 1)
        indexes.setdefault(index, []).append(column)
    plans = [part.split("\n", 1) for part in explained.split("@@")[1:]]
    return (set(grown.split()), indexes,
            [(name, json.loads(plan)[0]["Plan"]) for name, plan in plans])


def meant():
    with open(MEANT, encoding="utf-8") as handle:
        rows = [line.split(None, 3) for line in handle if line.strip() and line[0] != "#"]
    short = [row for row in rows if len(row) < 4]
    if short:
        raise RuntimeError(f"sql_plans.meant: a line without a reason: {short[0]}")
    return [row[:3] for row in rows]


def main(arguments):
    lines = meant()
    if arguments == ["--small"]:
        print(" ".join(sorted(relation for _, name, relation in lines if name == "-")))
        return 0
    service, files = arguments[0], arguments[1:]
    statements = [statement for path in files for statement in statements_of(path)]
    if not statements:
        print(f"{service}: no statements were found")
        return 1
    allowed = {(name, relation) for owner, name, relation in lines
               if owner in (service, "*") and name != "-"}
    grown, indexes, plans = plans_of(statements)
    seen = set()
    for name, plan in plans:
        found = set()
        reads(plan, False, indexes, found)
        seen |= {(name, relation) for relation in found & (grown | indexes.keys())}
    for name, relation in sorted(seen - allowed):
        what = "skips a column of" if relation in indexes else "reads all of"
        print(f"{service}: {name} {what} {relation}: give it an index, or a reason in"
              " tests/system/sql_plans.meant")
    for name, relation in sorted(allowed - seen):
        print(f"{service}: {name} has nothing to be forgiven with {relation}: take the line out")
    if not grown:
        print(f"{service}: no table was filled")
    is_good = grown and seen == allowed
    if is_good:
        print(f"{service}: {len(plans)} plans looked at over {len(grown)} tables")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
