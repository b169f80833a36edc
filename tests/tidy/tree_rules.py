# SPDX-License-Identifier: Apache-2.0
#
# The rules that need more than one file: who may include whom, which adapter owns which library,
# errors that are dropped, and text that stands in two services. The layer table is the one of the
# design; changing it here is changing the architecture.
"""Rules over the whole tree."""

import os
import re

import c_source

LAYERS = {  # a layer and what it may include, besides itself
    "base": (),
    "contracts": ("base", "law"),
    "law": ("base",),
    "adapters": ("base", "contracts", "law"),
    "runtime": ("base", "contracts", "law", "adapters"),
    "services": ("base", "contracts", "law", "adapters", "runtime"),
    "cli": ("base", "contracts", "law", "adapters", "runtime"),
}
# The runtime speaks for these: a service that holds one could commit and then publish.
HIDDEN_FROM_SERVICES = ("adapters/bus", "adapters/db", "adapters/http")

LIBRARIES = {  # header and the one adapter that may include it
    "jansson.h": "codec",
    "libpq-fe.h": "db",
    "librdkafka/rdkafka.h": "bus",
    "microhttpd.h": "http",
    "gnutls/gnutls.h": "http",  # the TLS of libmicrohttpd
    "curl/curl.h": "fetch",
    "sodium.h": "seal",
    "gcrypt.h": "seal",
}
SYSTEM = re.compile(
    r"(?:assert|complex|ctype|dirent|dlfcn|endian|errno|fcntl|fenv|float|ftw|getopt|glob|grp|iconv|"
    r"inttypes|iso646|langinfo|limits|locale|malloc|math|netdb|poll|pthread|pwd|sched|semaphore|"
    r"setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|"
    r"stdnoreturn|string|strings|syslog|tgmath|threads|time|uchar|ucontext|unistd|wchar|wctype|"
    r"sysexits|execinfo|byteswap|termios)\.h$|"
    r"(?:sys|net|netinet|arpa|linux|sanitizer)/[\w/]+\.h$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include\s*([<"])([^>"]+)[>"]', re.M)
REPEATED_LINES = 6


def includes_of(file):
    code = c_source.blank_comments(file.text)
    for match in INCLUDE.finditer(code):
        yield code.count("\n", 0, match.start()) + 1, match[1], match[2]


def layer_of(path):
    """(layer, owner): the owner tells services apart."""
    parts = path.split("/")
    if parts[0] == "common" and len(parts) > 2:
        return parts[1], parts[1]
    if parts[0] == "services" and len(parts) > 2:
        return "services", parts[1]
    return (parts[0], parts[0]) if parts[0] in LAYERS else (None, None)


def check_layers(tree):
    service_names = {file.path.split("/")[1] for file in tree if file.path.startswith("services/")}
    for file in tree:
        layer, owner = layer_of(file.path)
        if not file.is_c or layer is None:
            continue
        for line, mark, target in includes_of(file):
            if mark == '"':
                for message in layer_findings(layer, owner, target, service_names):
                    yield file, line, message


def layer_findings(layer, owner, target, service_names):
    folder = target.split("/")[0]
    if "/" not in target:
        yield f"'{target}' has no folder: include it as \"<layer>/{target}\""
    elif folder in service_names and folder not in LAYERS and folder != owner:
        yield (f"{owner} includes code of the service {folder}: services meet in events and HTTP "
               "only; what both need belongs into common/")
    elif folder in LAYERS and folder != layer and folder not in LAYERS[layer]:
        allowed = ", ".join(LAYERS[layer]) or "nothing"
        yield (f"{layer} may not include {folder} (allowed besides itself: {allowed}): turn the "
               "dependency round or move the declaration down")
    elif layer == "services" and target.startswith(HIDDEN_FROM_SERVICES):
        yield f"a service may not include {target}: load, WRITE and EMIT through the runtime"


def check_libraries(tree):
    for file in tree:
        if not file.is_c or not file.path.startswith(("common/", "services/", "cli/", "bench/")):
            continue
        for line, mark, target in includes_of(file):
            if mark == "<" and not SYSTEM.match(target):
                message = library_finding(file.path, target)
                if message:
                    yield file, line, message


def library_finding(path, target):
    adapter = LIBRARIES.get(target)
    if adapter is None:
        return (f"<{target}> belongs to no adapter: give the library one adapter and enter it in "
                "tests/tidy/tree_rules.py")
    if re.match(rf"common/adapters/{adapter}(?:_\w+)?\.[ch]$", path):
        return None
    return f"<{target}> belongs to common/adapters/{adapter} alone: use that adapter's functions"


def fallible_names(file, declared):
    """What the file defines itself hides what a header declares under the same name."""
    own = {f.name: f.returns_err for f in file.functions}
    return (declared - set(own)) | {name for name, is_fallible in own.items() if is_fallible}


def check_dropped_errors(tree):
    """Also sees static functions and casts to void, which the compiler lets pass."""
    declared = {name for file in tree for name, _, _, is_fallible, _ in file.prototypes
                if is_fallible}
    for file in tree:
        if not file.is_c:
            continue
        names = fallible_names(file, declared)
        for function in file.functions:
            for statement in function.statements:
                words = [token.text for token in statement]
                words = words[3:] if words[:3] == ["(", "void", ")"] else words
                if len(words) > 1 and words[0] in names and words[1] == "(":
                    yield file, statement[0].line, (
                        f"the error of {words[0]} is dropped: TRY it, or err_ignore(e, \"why\")")


def code_lines_of(file):
    """(number, text) of the lines that say something: no comments, includes, blanks or braces."""
    text = file.text
    if file.is_c:
        text = c_source.blank_comments(text)
    else:
        text = re.sub(r"--[^\n]*", "", text)
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = " ".join(line.split())
        if re.search(r"\w", stripped) and not stripped.startswith("#include"):
            lines.append((number, stripped))
    return lines


def check_repeated_lines(tree):
    seen = {}  # six lines -> the first service, file and line that had them
    for file in tree:
        if not file.path.startswith("services/") or not file.path.endswith((".c", ".h", ".sql")):
            continue
        service = file.path.split("/")[1]
        lines = code_lines_of(file)
        reported_to = -1
        for at in range(len(lines) - REPEATED_LINES + 1):
            window = tuple(text for _, text in lines[at : at + REPEATED_LINES])
            first = seen.setdefault(window, (service, file.path, lines[at][0]))
            if first[0] != service:
                if at > reported_to:
                    yield file, lines[at][0], (
                        f"six code lines as in {first[1]}:{first[2]}: what two services need "
                        "belongs into common/")
                reported_to = at + REPEATED_LINES - 1


def check_build_flags(tree):
    for file in tree:
        if os.path.basename(file.path) == "Makefile" or file.path.endswith(".mk"):
            for number, line in enumerate(file.lines, 1):
                if re.search(r"-DNDEBUG\b", line):
                    yield file, number, "assertions are on in production: remove the define"


TREE_RULES = [
    ("layer", check_layers),
    ("library", check_libraries),
    ("dropped-error", check_dropped_errors),
    ("repeated-lines", check_repeated_lines),
    ("assertions-off", check_build_flags),
]
