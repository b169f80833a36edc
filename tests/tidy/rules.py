# SPDX-License-Identifier: Apache-2.0
#
# The rules of the style that look at one file, each a function from a file to findings. A rule says
# what to do instead. Numbers stand here once; what a rule lets pass is a named exception with its
# reason. Rules report and never change a file.
"""Rules on single files; rules over the whole tree are in tree_rules.py."""

import os
import re

import c_source

MOST_FUNCTION_LINES = 60
MOST_COLUMNS = 100
MOST_PARAMETERS = 5
MOST_NESTING = 3
MOST_FILE_LINES = 500
MOST_SERVICE_LINES = 99
PURPOSE_LINES = range(2, 9)

ALLOCATORS = ("common/base/arena.c", "common/base/pool.c", "common/adapters/")
TESTS = "tests/"

RULES = []


def rule(name, *kinds):
    """Registers a check of one file; kinds are file endings, none means every text file."""

    def register(check):
        RULES.append((name, kinds, check))
        return check

    return register


# --- the head of a file ------------------------------------------------------------------------


def first_paragraph(lines, start):
    """The lines of the comment's first paragraph from `start` on, without their marks."""
    paragraph = []
    for line in lines[start:]:
        stripped = line.strip()
        if not stripped.startswith(("*", "#")):
            break
        words = stripped.lstrip("*#/ ")
        if words:
            paragraph.append(words)
        elif paragraph or stripped.endswith("*/"):
            break
    return paragraph


@rule("spdx", ".c", ".h", ".def", ".sql", ".sh", ".py", "Makefile", ".mk", "#!")
def check_spdx(file):
    at = 1 if file.lines and file.lines[0].startswith("#!") else 0
    head = file.lines[at] if len(file.lines) > at else ""
    mark = "/*" if file.is_c else "--" if file.path.endswith(".sql") else "#"
    if head != f"{mark} SPDX-License-Identifier: Apache-2.0":
        yield at + 1, f"no licence line: begin with '{mark} SPDX-License-Identifier: Apache-2.0'"


@rule("purpose", ".c", ".h", ".def", ".py")
def check_purpose(file):
    at = 1 if file.lines and file.lines[0].startswith("#!") else 0
    count = len(first_paragraph(file.lines, at + 1))
    if count not in PURPOSE_LINES:
        yield at + 2, (f"{count} lines of purpose: after the licence say in two to eight lines why "
                       "the file exists, what it owns and what it must never do")


# --- sizes -------------------------------------------------------------------------------------


@rule("file-length", ".c", ".h", ".def", ".sql", ".sh", ".py", "#!")
def check_file_length(file):
    if len(file.lines) > MOST_FILE_LINES:
        yield MOST_FILE_LINES + 1, (f"{len(file.lines)} lines, at most {MOST_FILE_LINES}: split it "
                                    "along its nouns")


@rule("columns", ".c", ".h", ".def", ".sql", ".sh", ".py", "#!")
def check_columns(file):
    for number, line in enumerate(file.lines, 1):
        width = len(line.removesuffix("\\").rstrip())  # an aligned backslash is not read
        if width > MOST_COLUMNS:
            yield number, f"{width} columns, at most {MOST_COLUMNS}: break the line"


@rule("blanks", ".c", ".h", ".def", ".sql", ".sh", ".py", "#!")
def check_blanks(file):
    for number, line in enumerate(file.lines, 1):
        if line != line.rstrip():
            yield number, "blanks at the end of the line: remove them"
        if "\t" in line and file.is_c:
            yield number, "a tab: indent with four spaces"


@rule("function-length", ".c", ".h")
def check_function_length(file):
    for function in file.functions:
        size = function.last_line - function.line + 1
        is_table = function.name == "ParameterizedTestParameters"
        if size > MOST_FUNCTION_LINES and not is_table:
            yield function.line, (f"{function.name} has {size} lines, at most "
                                  f"{MOST_FUNCTION_LINES}: give its steps names of their own")


@rule("parameters", ".c", ".h")
def check_parameters(file):
    declared = [(f.name, f.line, f.parameters) for f in file.functions
                if not is_test(f) and not is_callback(file, f)]
    if file.path.endswith(".h"):
        declared += [(name, line, count) for name, line, count, _, _ in file.prototypes]
    for name, line, count in declared:
        if count > MOST_PARAMETERS and name != name.upper():
            yield line, (f"{name} has {count} parameters, at most {MOST_PARAMETERS}: pass what "
                         "belongs together as one struct")


def is_callback(file, function):
    """A library fixes the signature of what it calls: in adapters those are static on_<event>."""
    return file.path.startswith("common/adapters/") and function.name.startswith("on_")


@rule("nesting", ".c", ".h")
def check_nesting(file):
    for function in file.functions:
        if function.nesting > MOST_NESTING:
            yield function.nesting_line, (
                f"{function.name} nests {function.nesting} deep, at most {MOST_NESTING}: return "
                "early or move the inner part into a function")


@rule("service-length", "service.c")
def check_service_length(file):
    if file.path.startswith("services/") and len(file.lines) > MOST_SERVICE_LINES:
        yield MOST_SERVICE_LINES + 1, (f"{len(file.lines)} lines, at most {MOST_SERVICE_LINES}: "
                                       "service.c is tables only, a track has its own file")


# --- what no code may say ----------------------------------------------------------------------

CALL = r"(?<![\w.])(?<!->)(?:%s)\s*\("


def called(*names):
    return re.compile(CALL % "|".join(names))


def in_places(path, places):
    return any(path == place or (place.endswith("/") and path.startswith(place))
               for place in places)


def ban(name, pattern, allowed, instead, where=""):
    """A pattern that may not occur in C code outside the allowed places."""

    @rule(name, ".c", ".h", ".def")
    def check(file):
        if in_places(file.path, allowed) or not file.path.startswith(where):
            return
        for number, line in enumerate(file.code_lines, 1):
            match = pattern.search(line)
            if match:
                yield number, f"'{match[0].strip()}': {instead}"

    return check


ban("goto", re.compile(r"\bgoto\b"), (),
    "return early; resources have cleanup attributes and memory an arena")
ban("switch-default", re.compile(r"\bdefault\s*:"), (),
    "name every value: the compiler then says which one a new code lacks")
ban("allocator", called("malloc", "calloc", "realloc", "reallocarray", "free", "strdup", "strndup",
                        "asprintf", "vasprintf", "alloca", "aligned_alloc", "posix_memalign"),
    ALLOCATORS, "take memory from the unit's arena, or from a bounded pool what outlives the unit")
ban("clock", called("time", "clock_gettime", "gettimeofday", "clock", "getrandom", "getentropy",
                    "rand", "random", "srand", "rand_r", "arc4random", "localtime", "localtime_r",
                    "gmtime", "gmtime_r"),
    ("common/base/clock.c",),
    "time and randomness come from the unit of work (work_now_ms, work_fresh) or base/clock.h")
ban("getenv", called("getenv", "secure_getenv"), (),
    "declare a configuration key: one table a program (base/conf.h)")
ban("sleep-code", called("sleep", "usleep", "nanosleep", "clock_nanosleep", "thrd_sleep"), (TESTS,),
    "wait for an event with a deadline")
ban("typedef", re.compile(r"\btypedef\s+(?:struct|union)\b"), (),
    "write 'struct noun' where it is used")
ban("main", re.compile(r"\bmain\s*\("), (), "a service is a table: SERVICE_MAIN(name)", "services/")
ban("assertions-off", re.compile(r"\bNDEBUG\b"), (), "assertions are on in production")


@rule("sleep-test", ".c", ".h", ".sh", ".py", "#!")
def check_sleep_test(file):
    if not file.path.startswith(TESTS) or file.is_tidy:
        return
    pattern = called("sleep", "usleep", "nanosleep", "clock_nanosleep", "thrd_sleep")
    if not file.is_c:
        pattern = re.compile(r"(?<![\w.\"'-])(?:time\.)?sleep(?=[ (]+[\d$\"])")
    for number, line in enumerate(file.code_lines, 1):
        if pattern.search(line):
            yield number, "a test that sleeps: wait for the event, or move the clock"


@rule("early-reader", ".sh", "#!")
def check_early_reader(file):
    if file.is_tidy or "pipefail" not in file.text:
        return
    for number, line in enumerate(file.code_lines, 1):
        if re.search(r"(?<!\|)\|\s*grep\s+-\w*q", line):
            yield number, ("grep -q may end before its writer, which pipefail then calls a "
                           "failure: read from <<<text, or ask the shell itself")


def is_test(function):
    return function.name in ("Test", "ParameterizedTest", "Theory")


@rule("test-timeout", ".c")
def check_test_timeout(file):
    if not file.path.startswith(TESTS):
        return
    code = "\n".join(file.code_lines)
    suites = {match[1] for match in re.finditer(r"TestSuite\(\s*(\w+)([^;]*);", code)
              if ".timeout" in match[2]}
    for match in re.finditer(r"^(?:Parameterized)?Test\(([^{]*)", code, re.M):
        suite = [part.strip() for part in match[1].split(",")]
        names = suite[:3]
        if ".timeout" not in match[1] and not suites.intersection(names):
            yield code.count("\n", 0, match.start()) + 1, (
                "no bound in time: add '.timeout = seconds' to the test or to its TestSuite")


@rule("one-timeout", ".c")
def check_one_timeout(file):
    """Criterion 2.4.1's runner leaks its timer when a later test has a shorter bound (in 9 of 12
    runs), and a suppression for it would hide every leak: all tests run below the library."""
    if not file.path.startswith(TESTS):
        return
    first = None
    for number, line in enumerate(file.code_lines, 1):
        match = re.search(r"\.timeout\s*=\s*([\w.]+)", line)
        first = first or match
        if match and match[1] != first[1]:
            yield number, (f"a bound of {match[1]} beside one of {first[1]}: give all tests of a "
                           "program the same, or the leak check reports the runner's timer")


@rule("must-check", ".h")
def check_must_check(file):
    for name, line, _, is_fallible, whole in file.prototypes:
        if is_fallible and "MUST_CHECK" not in whole and name != "__attribute__":
            yield line, f"{name} can fail and may be ignored: declare it MUST_CHECK"


# --- words -------------------------------------------------------------------------------------

LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE = re.compile(r"(?<![\w.$}/:-])/(?:home|root|Users|work|workspace)/[\w.]")
BANNED_NAME = re.compile(
    r"(?:^|_)(?:util|utils|helper|helpers|misc|stuff)(?:_|\.|$)|^common\.[ch]$")


@rule("later")
def check_later(file):
    for number, line in enumerate(file.lines, 1):
        match = LATER.search(re.sub(r"`[^`]*`", "", line) if file.path.endswith(".md") else line)
        if match:
            yield number, f"'{match[0]}': do it now, or open an issue and say nothing here"


@rule("machine-path")
def check_machine_path(file):
    for number, line in enumerate(file.lines, 1):
        match = MACHINE.search(line)
        if match:
            yield number, f"'{match[0]}…' is a path of one machine: make it relative or configured"


@rule("file-name")
def check_file_name(file):
    name = os.path.basename(file.path)
    if BANNED_NAME.search(name):
        yield 1, f"'{name}' says nothing: name the file after the noun it owns"


# --- SQL ---------------------------------------------------------------------------------------

SQL = re.compile(
    r"^\s*(?:"
    r"select\b.*(?:\bfrom\b|\(|\$\d|\*)|select\s+[\d'$]|insert\s+into\b|"
    r"update\s+\w+\s+set\b|delete\s+from\b|with\s+\w+\s+as\s*\(|"
    r"lock\s+table\b|truncate\s+\w|copy\s+\w+\s+(?:from|to)\b|"
    r"(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:table|schema|role|index|view|function|policy|"
    r"database|type|sequence|extension)\b|(?:grant|revoke)\s+\w+.*\b(?:on|to|from)\b|"
    r"set\s+(?:local|session|role)\b|prepare\s+transaction\b|declare\s+\w+\s+cursor\b)", re.I)
TRANSACTION = re.compile(
    r"^\s*(?:begin|commit|rollback|savepoint\s+\w+)(?:\s+isolation\b.*)?;?\s*$", re.I)


@rule("sql", ".c", ".h")
def check_sql(file):
    if not file.path.startswith(("common/", "services/", "cli/")):
        return
    for number, literal in c_source.string_literals(file.text):
        is_control = TRANSACTION.search(literal)  # the connection's own business, not a statement
        if is_control and re.match(r"common/adapters/db(?:_\w+)?\.c$", file.path):
            continue
        if is_control or SQL.search(literal):
            yield number, "SQL in C: put the statement into sql/*.sql under a name"
