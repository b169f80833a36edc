/* SPDX-License-Identifier: Apache-2.0
 *
 * Growing text, UTF-8, hex, base64url and integers, against published vectors and hostile
 * spellings.
 */
#include "base/text.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct sample {
    const char *bytes;
    size_t size;
    const char *about;
};
#define SAMPLE(text, about) {text, sizeof(text) - 1, about}

Test(base_text, an_empty_text_is_never_null, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4096);
    struct text text;
    text_init(&text, arena);
    cr_assert_str_eq(text_get(&text), "");
    text_add(&text, "");
    cr_assert_str_eq(text_get(&text), "");
    cr_assert_eq(text.size, 0);
}

Test(base_text, grows_by_every_way_of_adding, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct text text;
    text_init(&text, arena);
    text_add(&text, "女");
    text_add_char(&text, ':');
    text_add_n(&text, "职工xyz", 6);
    text_add_printf(&text, "%s%05d", "=", 42);
    cr_assert_str_eq(text_get(&text), "女:职工=00042");
    cr_assert_eq(text.size, strlen(text_get(&text)));
}

Test(base_text, keeps_every_byte_while_it_grows, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct text text;
    text_init(&text, arena);
    for (int i = 0; i < 20000; i++)
        text_add_char(&text, (char)('a' + i % 26));
    cr_assert_eq(text.size, 20000);
    for (int i = 0; i < 20000; i++)
        cr_assert_eq(text.data[i], 'a' + i % 26);
    cr_assert_eq(text.data[20000], '\0');
    cr_assert_lt(arena_used(arena), 70000); /* doubling, not copying for each byte */
}

Test(base_text, compares_with_and_without_values, .timeout = 10)
{
    cr_assert(text_equal("a", "a"));
    cr_assert_not(text_equal("a", "b"));
    cr_assert(text_equal(NULL, NULL));
    cr_assert_not(text_equal(NULL, ""));
    cr_assert_not(text_equal("", NULL));
    cr_assert(text_starts_with("3701", "37"));
    cr_assert(text_starts_with("37", ""));
    cr_assert_not(text_starts_with("3", "37"));
    cr_assert_not(text_starts_with(NULL, ""));
}

Test(base_text, well_formed_utf8_is_accepted, .timeout = 10)
{
    static const struct sample samples[] = {
        SAMPLE("", "nothing"),
        SAMPLE("plain", "ASCII"),
        SAMPLE("\x7f", "U+007F"),
        SAMPLE("\xc2\x80", "U+0080, the least of two bytes"),
        SAMPLE("\xdf\xbf", "U+07FF, the most of two bytes"),
        SAMPLE("\xe0\xa0\x80", "U+0800, the least of three bytes"),
        SAMPLE("\xed\x9f\xbf", "U+D7FF, the last before the surrogates"),
        SAMPLE("\xee\x80\x80", "U+E000, the first after the surrogates"),
        SAMPLE("\xef\xbf\xbf", "U+FFFF"),
        SAMPLE("\xf0\x90\x80\x80", "U+10000, the least of four bytes"),
        SAMPLE("\xf4\x8f\xbf\xbf", "U+10FFFF, the last of all"),
        SAMPLE("半边天𠮷", "Chinese with a character outside the first plane"),
    };
    for (size_t i = 0; i < COUNT_OF(samples); i++)
        cr_expect(text_is_utf8(samples[i].bytes, samples[i].size), "%s", samples[i].about);
}

Test(base_text, malformed_utf8_is_refused, .timeout = 10)
{
    static const struct sample samples[] = {
        SAMPLE("a\0b", "a NUL inside"),
        SAMPLE("\x80", "a lone continuation byte"),
        SAMPLE("\xbf", "another"),
        SAMPLE("\xc0\x80", "NUL in two bytes"),
        SAMPLE("\xc0\xaf", "a slash in two bytes"),
        SAMPLE("\xc1\xbf", "U+007F in two bytes"),
        SAMPLE("\xe0\x80\xaf", "a slash in three bytes"),
        SAMPLE("\xe0\x9f\xbf", "U+07FF in three bytes"),
        SAMPLE("\xf0\x80\x80\xaf", "a slash in four bytes"),
        SAMPLE("\xf0\x8f\xbf\xbf", "U+FFFF in four bytes"),
        SAMPLE("\xed\xa0\x80", "the first surrogate"),
        SAMPLE("\xed\xbf\xbf", "the last surrogate"),
        SAMPLE("\xed\xa0\xbd\xed\xb8\x80", "a pair of surrogates"),
        SAMPLE("\xf4\x90\x80\x80", "U+110000"),
        SAMPLE("\xf5\x80\x80\x80", "a lead above the range"),
        SAMPLE("\xff", "a byte that never occurs"),
        SAMPLE("\xfe", "another"),
        SAMPLE("\xc3", "two bytes cut to one"),
        SAMPLE("\xe5\x8d", "three bytes cut to two"),
        SAMPLE("\xf0\xa0\xae", "four bytes cut to three"),
        SAMPLE("\xc3(", "a continuation missing"),
        SAMPLE("\xe5\x8d(", "the third byte wrong"),
        SAMPLE("\xf0\xa0\xae(", "the fourth byte wrong"),
        SAMPLE("ok\xe5\x8d\x8a\x80", "one continuation too many"),
    };
    for (size_t i = 0; i < COUNT_OF(samples); i++)
        cr_expect_not(text_is_utf8(samples[i].bytes, samples[i].size), "%s", samples[i].about);
}

/* Every code point there is, encoded by hand, is one sequence; surrogates are none. */
Test(base_text, exactly_the_unicode_scalar_values_are_sequences, .timeout = 10)
{
    for (uint32_t point = 0x800; point <= 0x10ffff; point++) {
        char bytes[4];
        size_t size = 0;
        if (point >= 0x10000)
            bytes[size++] = (char)(0xf0 | point >> 18);
        bytes[size++] = point >= 0x10000 ? (char)(0x80 | (point >> 12 & 0x3f))
                                         : (char)(0xe0 | point >> 12);
        bytes[size++] = (char)(0x80 | (point >> 6 & 0x3f));
        bytes[size++] = (char)(0x80 | (point & 0x3f));
        const bool is_surrogate = point >= 0xd800 && point <= 0xdfff;
        const size_t found = text_sequence_size(bytes, size);
        if (found != (is_surrogate ? 0 : size))
            cr_assert_fail("U+%04X gives %zu", (unsigned)point, found);
    }
}

Test(base_text, counts_code_points_and_not_bytes, .timeout = 10)
{
    cr_assert_eq(text_code_points(""), 0);
    cr_assert_eq(text_code_points("abc"), 3);
    cr_assert_eq(text_code_points("半边天"), 3);
    cr_assert_eq(text_code_points("a𠮷é"), 3);
}

Test(base_text, hex_goes_both_ways, .timeout = 10)
{
    uint8_t bytes[256];
    uint8_t back[256];
    char hex[2 * sizeof bytes + 1];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)i;
    text_hex(bytes, sizeof bytes, hex);
    cr_assert(text_starts_with(hex, "000102030405060708090a0b0c0d0e0f10"));
    cr_assert_eq(strlen(hex), 512);
    cr_assert(text_unhex(hex, back, sizeof back));
    cr_assert_arr_eq(bytes, back, sizeof bytes);
    text_hex(bytes, 0, hex);
    cr_assert_str_eq(hex, "");
}

Test(base_text, hex_of_another_length_or_spelling_is_refused, .timeout = 10)
{
    static const char *const refused[] = {"", "0", "00ff0", "00ff00", "00f", "00FF", "0x0f",
                                          "00fg", " 0ff", "0-ff", "00ff "};
    uint8_t bytes[2] = {7, 7};
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_not(text_unhex(refused[i], bytes, 2), "accepted: '%s'", refused[i]);
    cr_expect_not(text_unhex(NULL, bytes, 2));
    cr_assert(bytes[0] == 7 && bytes[1] == 7);
    cr_assert(text_unhex("00ff", bytes, 2));
    cr_assert(bytes[0] == 0 && bytes[1] == 255);
}

/* RFC 4648 section 10, without padding, and the two digits that differ from plain base64. */
Test(base_text, base64url_equals_the_published_vectors, .timeout = 10)
{
    static const struct {
        struct sample plain;
        const char *encoded;
    } vectors[] = {
        {SAMPLE("", ""), ""},           {SAMPLE("f", ""), "Zg"},
        {SAMPLE("fo", ""), "Zm8"},      {SAMPLE("foo", ""), "Zm9v"},
        {SAMPLE("foob", ""), "Zm9vYg"}, {SAMPLE("fooba", ""), "Zm9vYmE"},
        {SAMPLE("foobar", ""), "Zm9vYmFy"}, {SAMPLE("\xfb\xff", ""), "-_8"},
        {SAMPLE("\0\0\0", ""), "AAAA"}, {SAMPLE("\xff\xff\xff", ""), "____"},
    };
    ARENA_SCOPED arena = arena_new(1 << 16);
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        const struct sample *const plain = &vectors[i].plain;
        struct bytes back = {0};
        cr_expect_str_eq(text_base64(arena, (const uint8_t *)plain->bytes, plain->size),
                         vectors[i].encoded);
        cr_assert(text_unbase64(arena, vectors[i].encoded, &back), "%s", vectors[i].encoded);
        cr_assert_eq(back.size, plain->size);
        cr_assert_arr_eq(back.data, plain->bytes, plain->size);
    }
}

Test(base_text, base64url_has_one_spelling_for_each_value, .timeout = 10)
{
    static const char *const refused[] = {
        "Zg==", "Zg=", "Z", "Zm9vY", "Zh", "Zm9", "+/8", "Zm 8", "Zm8\n", "Zm%8", "半边天",
    };
    ARENA_SCOPED arena = arena_new(1 << 16);
    struct bytes bytes = {NULL, 99};
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_not(text_unbase64(arena, refused[i], &bytes), "accepted: %s", refused[i]);
    cr_expect_not(text_unbase64(arena, NULL, &bytes));
    cr_assert_eq(bytes.size, 99);
}

Test(base_text, base64url_round_trips_every_length, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    uint8_t bytes[200];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 151 + 17);
    for (size_t size = 0; size <= sizeof bytes; size++) {
        struct bytes back;
        const char *const encoded = text_base64(arena, bytes, size);
        cr_assert(text_unbase64(arena, encoded, &back), "%s", encoded);
        cr_assert_eq(back.size, size);
        cr_assert_arr_eq(back.data, bytes, size);
    }
}

Test(base_text, reads_integers_to_the_ends_of_the_range, .timeout = 10)
{
    static const struct {
        const char *text;
        int64_t value;
    } accepted[] = {
        {"0", 0}, {"-0", 0}, {"7", 7}, {"-7", -7}, {"00000000000000000042", 42},
        {"9223372036854775807", INT64_MAX}, {"-9223372036854775808", INT64_MIN},
    };
    for (size_t i = 0; i < COUNT_OF(accepted); i++) {
        int64_t value = 99;
        cr_expect(text_to_int64(accepted[i].text, &value), "%s", accepted[i].text);
        cr_expect_eq(value, accepted[i].value, "%s", accepted[i].text);
    }
}

Test(base_text, refuses_what_is_not_an_integer_and_leaves_the_result_alone, .timeout = 10)
{
    static const char *const refused[] = {
        "", "-", "+1", "--1", " 1", "1 ", "1\n", "1.0", "1e3", "0x1", "１", "a", "1a",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999",
    };
    int64_t value = 99;
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_not(text_to_int64(refused[i], &value), "accepted: '%s'", refused[i]);
    cr_expect_not(text_to_int64(NULL, &value));
    cr_assert_eq(value, 99);
}
