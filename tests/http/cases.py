# SPDX-License-Identifier: Apache-2.0
#
# What edge.py says, and what is right. A request that two readers could read differently carries a
# second one where the other reading would begin, so a wrong reading shows as one handled more.
"""The cases of the HTTP edge."""

HOST = b"Host: halfsky\r\n"
TARGET = b"/v1/public/deadlines"
GET = b"GET " + TARGET + b" HTTP/1.1\r\n" + HOST + b"\r\n"
LAST = GET.removesuffix(b"\r\n") + b"Connection: close\r\n\r\n"
SOUND = b'{"due_on":"2026-12-20"}'
POST = b"POST /v1/public/maternity HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"


def post(body):
    return POST + b"Content-Length: %d\r\n\r\n" % len(body) + body


def posted(headers, body):
    return POST + headers + b"\r\n" + body


def got(line=b"GET " + TARGET + b" HTTP/1.1", headers=HOST):
    return line + b"\r\n" + headers + b"\r\n" + LAST


LENGTH = b"Content-Length: %d\r\n" % len(LAST)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"0\r\n\r\n" + LAST
CHUNKS_LENGTH = b"Content-Length: %d\r\n" % len(CHUNKS)

# name, bytes, what may be answered; none is handled
FRAMING = [(name, data, (400, 413, 501, 505)) for name, data in [
    ("two Content-Lengths, the first 0", posted(b"Content-Length: 0\r\n" + LENGTH, LAST)),
    ("two Content-Lengths, the second 0", posted(LENGTH + b"Content-Length: 0\r\n", LAST)),
    ("two Content-Lengths that agree", posted(LENGTH + LENGTH, LAST)),
    ("a list of Content-Lengths", posted(b"Content-Length: 0, %d\r\n" % len(LAST), LAST)),
    ("a signed Content-Length", posted(b"Content-Length: +%d\r\n" % len(LAST), LAST)),
    ("a Content-Length in hexadecimal", posted(b"Content-Length: 0x3\r\n", LAST)),
    ("a Content-Length beyond all counting", posted(b"Content-Length: 18446744073709551617\r\n",
                                                    LAST)),
    ("a blank before the colon", posted(b"Content-Length : 0\r\n", LAST)),
    ("Content-Length, then Transfer-Encoding", posted(CHUNKS_LENGTH + CHUNKED, CHUNKS)),
    ("Transfer-Encoding, then Content-Length", posted(CHUNKED + CHUNKS_LENGTH, CHUNKS)),
    ("Transfer-Encoding twice", posted(CHUNKED + CHUNKED, CHUNKS)),
    ("Transfer-Encoding of another kind", posted(b"Transfer-Encoding: xchunked\r\n", CHUNKS)),
    ("Transfer-Encoding: identity", posted(b"Transfer-Encoding: identity\r\n", CHUNKS)),
    ("Transfer-Encoding with a vertical tab", posted(b"Transfer-Encoding: \x0bchunked\r\n",
                                                     CHUNKS)),
    ("Transfer-Encoding in HTTP/1.0", posted(CHUNKED, CHUNKS).replace(b"1.1", b"1.0", 1)),
    ("no Host", got(headers=b"")),
    ("an empty Host", got(headers=b"Host:\r\n")),
    ("two Hosts", got(headers=HOST + b"Host: other\r\n")),
    ("two Hosts that agree", got(headers=HOST + HOST)),
    ("a list of Hosts", got(headers=b"Host: halfsky, other\r\n")),
    ("no version", got(b"GET " + TARGET)),
    ("another version", got(b"GET " + TARGET + b" HTTP/1.2")),
    ("a header without a colon", got(headers=HOST + b"no colon\r\n")),
    ("a control character", got(headers=HOST + b"X: \x01\r\n")),
]]
# The connection is sound, so it may go on; only the first request is not.
FRAMING += [(name, got(b"GET " + target + b" HTTP/1.1").removesuffix(LAST), (400,))
            for name, target in [
                ("absolute-form", b"http://halfsky" + TARGET),
                ("absolute-form of another", b"http://other/v1/public/deadlines"),
                ("authority-form", b"halfsky:80"),
                ("dot segments", b"/v1/x/../public/deadlines"),
                ("an encoded slash", b"/v1%2fpublic/deadlines"),
                ("an encoded NUL", TARGET + b"%00"),
            ]]

# What libmicrohttpd does not show: refused all the same.
FRAMING += [(name, data, (400,)) for name, data in [
    ("NUL in the target", got(b"GET " + TARGET + b"\0 HTTP/1.1")),
    ("NUL in a header", got(headers=HOST + b"X: a\0" + LAST)),
    ("NUL in a name", got(headers=HOST + b"X\0Y: a\r\n")),
    ("NUL in the length", posted(b"Content-Length: 0\0%d\r\n" % len(LAST), LAST)),
    ("NUL behind the length", posted(b"Content-Length: 0\0\r\nX: a\r\n", LAST)),
    ("bare LF in the head", got().replace(b"\r\n", b"\n")),
    ("bare LF behind the request line", got().replace(b"\r\n", b"\n", 1)),
    ("bare LF that would end the head", got(headers=HOST + b"X: a\n\n" + LAST)),
    ("bare LF for the empty line", got(headers=HOST + b"X: a\r\n\n" + LAST)),
    ("bare LF before a length", posted(b"X: a\nContent-Length: %d\r\n" % len(LAST), LAST)),
    ("bare CR in a header", got(headers=HOST + b"X: a\r\r" + LAST)),
    ("bare CR before a length", posted(b"X: a\rContent-Length: %d\r\n" % len(LAST), LAST)),
    ("obs-fold that hides a request", got(headers=HOST + b"X: a\r\n " + LAST)),
    ("obs-fold before a length", posted(b"X: a\r\n Content-Length: %d\r\n" % len(LAST), LAST)),
    ("obs-fold in a length", posted(b"Content-Length:\r\n %d\r\n" % len(LAST), LAST)),
    ("obs-fold at the first header", got(headers=b" X: a\r\n" + HOST)),
]]
# The proxy reads these in its one safe way, or refuses the first and goes on behind its end; all
# others it refuses.
READ_BY_PROXY = ("two Content-Lengths that agree", "a list of Content-Lengths",
                 "Content-Length, then Transfer-Encoding",
                 "Transfer-Encoding, then Content-Length", "two Hosts that agree",
                 "a list of Hosts", "no Host", "an empty Host", "a control character",
                 "another version", "bare LF in the head", "bare LF behind the request line",
                 "bare LF that would end the head", "bare LF for the empty line",
                 "bare LF before a length", "obs-fold that hides a request",
                 "obs-fold before a length", "obs-fold in a length")

# One request handled or none: how chunks are written is libmicrohttpd's alone to judge, and of NUL
# at the very end of the head nothing tells.
ONE_AT_MOST = [
    ("NUL at the end of the head", posted(b"Content-Length: %d\0\r\n" % len(LAST), LAST)),
    ("a chunk with a bare LF", posted(CHUNKED, b"2\n{}\r\n0\r\n\r\n")),
    ("a chunk that says less than it is", posted(CHUNKED, b"2\r\n{}GET\r\n0\r\n\r\n" + LAST)),
    ("a chunk size beyond all counting", posted(CHUNKED, b"10000000000000002\r\n{}\r\n0\r\n\r\n")),
    ("a chunk size with a sign", posted(CHUNKED, b"+2\r\n{}\r\n0\r\n\r\n")),
    ("a length in a trailer", posted(CHUNKED, b"2\r\n{}\r\n0\r\n" + LENGTH + b"\r\n")),
]


def nested(depth):
    return b'{"x":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def values(count):
    return b'{"x":[' + b",".join([b"1"] * (count - 2)) + b"]}"


# name, body, a word that the refusal says
BODIES = [
    ("depth 17", nested(17), b"nested deeper than 16"),
    ("depth of 30,000", nested(30000), b"nested deeper than 16"),
    ("1,001 values", values(1001), b"more than 1000 values"),
    ("duplicate keys", b'{"due_on":"2026-12-20","due_on":"2026-12-21"}', b"problem:invalid"),
    ("duplicate keys, one escaped", b'{"due_on":"2026-12-20","due\\u005fon":"2026-12-21"}',
     b"problem:invalid"),
    ("a duplicate below", b'{"x":{"a":1,"a":2}}', b"problem:invalid"),
    ("invalid UTF-8", b'{"due_on":"\xff"}', b"problem:invalid"),
    ("overlong UTF-8", b'{"due_on":"\xc0\xaf"}', b"problem:invalid"),
    ("a surrogate in UTF-8", b'{"due_on":"\xed\xa0\x80"}', b"problem:invalid"),
    ("a lone high surrogate", b'{"due_on":"\\ud800"}', b"problem:invalid"),
    ("a lone low surrogate", b'{"due_on":"\\udc00"}', b"problem:invalid"),
    ("surrogates the wrong way round", b'{"due_on":"\\udc00\\ud800"}', b"problem:invalid"),
    ("an escaped NUL", b'{"due_on":"\\u0000"}', b"problem:invalid"),
    ("a number of 30 digits", b'{"days_before":123456789012345678901234567890}',
     b"problem:invalid"),
    ("1e400", b'{"days_before":1e400}', b"problem:invalid"),
    ("a number beyond 53 bits", b'{"days_before":9007199254740993}', b"problem:invalid"),
    ("a number that is not whole", b'{"days_before":1.5}', b"problem:invalid"),
    ("NaN", b'{"days_before":NaN}', b"problem:invalid"),
    ("a leading zero", b'{"days_before":01}', b"problem:invalid"),
    ("something behind the end", b'{"due_on":"2026-12-20"} {}', b"problem:invalid"),
    ("a byte order mark", b'\xef\xbb\xbf{}', b"problem:invalid"),
    ("no object", b'[]', b"problem:invalid"),
    ("nothing that is JSON", b'\x00', b"problem:invalid"),
]
JUST_RIGHT = [("depth 16", nested(16)), ("1,000 values", values(1000))]

BLOCK = b"a" * 65536
# name, bytes, what may be answered; a reset without an answer is right as well
TOO_LARGE = [
    ("a body of 64 KiB and one byte", post(BLOCK + b"a"), (413,)),
    ("a body that says 1 GiB", posted(b"Content-Length: 1073741824\r\n", BLOCK), (413,)),
    ("chunks beyond 64 KiB", posted(CHUNKED, (b"8000\r\n" + BLOCK[:32768] + b"\r\n") * 3
                                    + b"0\r\n\r\n"), (400, 413)),
    ("a header of 64 KiB", got(headers=HOST + b"X: " + BLOCK + b"\r\n"), (400, 413, 431)),
    ("a target of 64 KiB", got(b"GET /" + BLOCK + b" HTTP/1.1"), (400, 413, 414, 431)),
    ("200 headers", got(headers=HOST + b"X: 1\r\n" * 200), (400, 431)),
]

# name, what is said at once, the drop, the most seconds until it is cut
DRIPS = [
    ("a request line that drips", b"", b"G", 9),
    ("a head that drips", b"GET " + TARGET + b" HTTP/1.1\r\n" + HOST, b"X: a\r\n", 9),
    ("a body that drips", posted(b"Content-Length: 60000\r\n", b""), b" ", 14),
    ("chunks that drip", posted(CHUNKED, b""), b"1\r\n \r\n", 14),
]
