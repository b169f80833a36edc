# SPDX-License-Identifier: Apache-2.0
#
# Reads C text as far as the rules need it: comments and literals blanked, functions with their
# extent, parameters, nesting and statements. It is no compiler: it relies on the layout rules that
# the rest of tidy enforces, and it never expands a macro.
"""Function boundaries, nesting and statements of a C file."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|[{}()\[\];:,=]|\S")
BLANKED = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
NAME = re.compile(r"[A-Za-z_]\w*$")
CONTROLS = ("if", "for", "while", "switch")


@dataclass
class Token:
    text: str
    line: int
    start: int


@dataclass
class Function:
    name: str
    line: int
    last_line: int
    parameters: int
    returns_err: bool = False
    nesting: int = 0
    nesting_line: int = 0
    statements: list = field(default_factory=list)  # first tokens of each simple statement


def spaces_for(text):
    """Blanks of the same shape, so that lines and columns stay where they are."""
    return re.sub(r"[^\n]", " ", text)


def blank_comments(text):
    """Comments become blanks; literals stay."""
    return BLANKED.sub(lambda m: spaces_for(m[0]) if m[0][0] == "/" else m[0], text)


def blank_literals(text):
    """Comments and the insides of literals become blanks."""

    def blank(match):
        whole = match[0]
        if whole[0] == "/":
            return spaces_for(whole)
        return whole[0] + spaces_for(whole[1:-1]) + whole[0]

    return BLANKED.sub(blank, text)


def blank_directives(code):
    return DIRECTIVE.sub(lambda m: spaces_for(m[0]), code)


def string_literals(text):
    """(line, content) of every string literal outside comments."""
    for match in BLANKED.finditer(text):
        if match[0][0] == '"':
            yield text.count("\n", 0, match.start()) + 1, match[0][1:-1]


def tokens_of(code):
    tokens = []
    line = 1
    seen = 0
    for match in TOKEN.finditer(code):
        line += code.count("\n", seen, match.start())
        seen = match.start()
        tokens.append(Token(match[0], line, match.start()))
    return tokens


def closing(tokens, at, opener="(", closer=")"):
    """Index of the token that closes the one at `at`; the last token when nothing does."""
    depth = 0
    for i in range(at, len(tokens)):
        if tokens[i].text == opener:
            depth += 1
        elif tokens[i].text == closer:
            depth -= 1
            if depth == 0:
                return i
    return len(tokens) - 1


def parameter_count(tokens, opened, closed):
    inner = tokens[opened + 1 : closed]
    if not inner or (len(inner) == 1 and inner[0].text == "void"):
        return 0
    depth = 0
    commas = 0
    for token in inner:
        depth += (token.text in "([{") - (token.text in ")]}")
        commas += token.text == "," and depth == 0
    return commas + 1


class BodyReader:
    """Walks the statements of one function and notes the deepest control structure."""

    def __init__(self, tokens, function):
        self.tokens = tokens
        self.function = function

    def text(self, at):
        return self.tokens[at].text if at < len(self.tokens) else ""

    def block(self, at, depth):
        """`at` is the opening brace; returns the index after the closing one."""
        at += 1
        while at < len(self.tokens) and self.text(at) != "}":
            at = self.statement(at, depth)
        return at + 1

    def note(self, at, depth):
        if depth > self.function.nesting:
            self.function.nesting = depth
            self.function.nesting_line = self.tokens[at].line

    def statement(self, at, depth):
        word = self.text(at)
        if word == "{":
            return self.block(at, depth)
        if word in CONTROLS or self.is_loop_macro(at):
            return self.control(at, depth)
        if word == "do":
            self.note(at, depth + 1)
            return self.simple(self.statement(at + 1, depth + 1))
        if word in ("case", "default"):
            return self.label(at)
        return self.simple(at)

    def is_loop_macro(self, at):
        if not NAME.match(self.text(at)) or self.text(at + 1) != "(":
            return False
        return self.text(closing(self.tokens, at + 1) + 1) == "{"

    def control(self, at, depth):
        self.note(at, depth + 1)
        after = closing(self.tokens, at + 1) + 1
        after = self.statement(after, depth + 1)
        if self.text(at) != "if" or self.text(after) != "else":
            return after
        is_chain = self.text(after + 1) == "if"
        return self.statement(after + 1, depth if is_chain else depth + 1)

    def label(self, at):
        while at < len(self.tokens) and self.text(at) != ":":
            at += 1
        return at + 1

    def simple(self, at):
        self.function.statements.append(self.tokens[at : at + 5])
        depth = 0
        while at < len(self.tokens):
            text = self.text(at)
            if text == ";" and depth == 0:
                return at + 1
            if text == "}" and depth == 0:
                return at
            depth += (text in "([{") - (text in ")]}")
            at += 1
        return at


def definition_list(tokens, first, brace):
    """The parenthesis whose list ends right before the brace; only attributes may stand between."""
    at = first
    while at < brace:
        if tokens[at].text == "__attribute__":
            at = closing(tokens, at + 1)
        elif tokens[at].text == "(":
            closed = closing(tokens, at)
            if only_attributes(tokens, closed + 1, brace):
                return at
            at = closed
        at += 1
    return None


def only_attributes(tokens, at, end):
    while at < end and tokens[at].text == "__attribute__":
        at = closing(tokens, at + 1) + 1
    return at == end


def function_at(tokens, first, brace):
    """A Function when tokens[first..brace] are the head of a definition, else None."""
    opened = definition_list(tokens, first, brace)
    if opened is None or opened == first or not NAME.match(tokens[opened - 1].text):
        return None
    head = [token.text for token in tokens[first:opened]]
    if "=" in head:
        return None
    last = closing(tokens, brace, "{", "}")
    function = Function(tokens[opened - 1].text, tokens[first].line, tokens[last].line,
                        parameter_count(tokens, opened, closing(tokens, opened)))
    function.returns_err = returns_err(head[:-1])
    BodyReader(tokens[brace : last + 1], function).block(0, 0)
    return function, last


def returns_err(head):
    return any(head[i : i + 3] == ["struct", "err", "*"] for i in range(len(head)))


def first_parameter_list(tokens, first, end):
    """The opening parenthesis of the parameter list; attributes in front are stepped over."""
    at = first
    while at < end:
        if tokens[at].text == "__attribute__":
            at = closing(tokens, at + 1)
        elif tokens[at].text == "(":
            return at
        at += 1
    return None


def functions_of(text):
    """Every function and Criterion test defined in the text."""
    tokens = tokens_of(blank_directives(blank_literals(text)))
    found = []
    first = at = 0
    while at < len(tokens):
        text_here = tokens[at].text
        if text_here == "(":
            at = closing(tokens, at)
        elif text_here == "{":
            result = function_at(tokens, first, at)
            at = result[1] if result else closing(tokens, at, "{", "}")
            if result:
                found.append(result[0])
                first = at + 1
        elif text_here in ";}":
            first = at + 1
        at += 1
    return found


def prototypes_of(text):
    """(name, line, parameters, returns_err, whole text) of each declared function."""
    code = blank_directives(blank_literals(text))
    tokens = tokens_of(code)
    first = at = 0
    while at < len(tokens):
        if tokens[at].text == "(":
            at = closing(tokens, at)
        elif tokens[at].text == "{":
            at = closing(tokens, at, "{", "}")
            if at + 1 < len(tokens) and tokens[at + 1].text != ";":
                first = at + 1
        elif tokens[at].text == ";":
            opened = first_parameter_list(tokens, first, at)
            if opened is not None and opened > first:
                head = [token.text for token in tokens[first : opened - 1]]
                count = parameter_count(tokens, opened, closing(tokens, opened))
                whole = code[tokens[first].start : tokens[at].start]
                yield tokens[opened - 1].text, tokens[first].line, count, returns_err(head), whole
            first = at + 1
        at += 1
