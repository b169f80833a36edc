/* SPDX-License-Identifier: Apache-2.0
 *
 * Cryptography against published vectors, and the promises built on it: nothing altered opens,
 * nothing opens in another place, old keys still open, and a key others can read is refused.
 */
#include "adapters/seal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_A "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define KEY_B "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"

static struct arena *arena;
static char key_file[] = "/tmp/halfsky-seal-XXXXXX";

static void setup(void)
{
    arena = arena_new(8U << 20);
    const int fd = mkstemp(key_file);
    cr_assert(fd >= 0);
    (void)close(fd);
    cr_assert_null(seal_start());
    cr_assert_null(seal_start(), "starting twice is harmless");
}

static void teardown(void)
{
    (void)unlink(key_file);
    arena_free(arena);
}

TestSuite(seal, .init = setup, .fini = teardown, .timeout = 20);

static void key_file_write(const char *content)
{
    FILE *const file = fopen(key_file, "w");
    cr_assert(file && fputs(content, file) >= 0 && fclose(file) == 0);
}

static struct err *keys_try(const char *content)
{
    struct seal_keys *keys = NULL;
    key_file_write(content);
    return seal_keys_load(arena, key_file, &keys);
}

static struct seal_keys *keys_of(const char *content)
{
    struct seal_keys *keys = NULL;
    key_file_write(content);
    struct err *const err = seal_keys_load(arena, key_file, &keys);
    cr_assert_null(err, "%s", err->message);
    return keys;
}

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static const char *hash_hex(enum seal_hash_algorithm algorithm, const char *text)
{
    struct seal_hash *hash;
    uint8_t result[SEAL_HASH_SIZE];
    cr_assert_null(seal_hash_new(arena, algorithm, &hash));
    seal_hash_add(hash, text, strlen(text));
    seal_hash_end(hash, result);
    char *const hex = arena_alloc(arena, 2 * SEAL_HASH_SIZE + 1);
    text_hex(result, sizeof result, hex);
    return hex;
}

static const char *digest_hex(const struct seal_keys *keys, const char *purpose, const char *text)
{
    uint8_t result[SEAL_HASH_SIZE];
    cr_assert_null(seal_digest(keys, NULL, purpose, bytes_of(text), result));
    char *const hex = arena_alloc(arena, 2 * SEAL_HASH_SIZE + 1);
    text_hex(result, sizeof result, hex);
    return hex;
}

/* FIPS 180-4 examples. */
Test(seal, sha256_gives_the_published_values)
{
    cr_assert_str_eq(hash_hex(SEAL_SHA256, "abc"),
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_assert_str_eq(hash_hex(SEAL_SHA256, ""),
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    cr_assert_str_eq(
        hash_hex(SEAL_SHA256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* GB/T 32905-2016 appendix A, examples 1 and 2. */
Test(seal, sm3_gives_the_values_of_the_national_standard)
{
    cr_assert_str_eq(hash_hex(SEAL_SM3, "abc"),
                     "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    cr_assert_str_eq(
        hash_hex(SEAL_SM3, "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd"),
        "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

static const char *fields_hex(enum seal_hash_algorithm algorithm)
{
    struct seal_hash *hash;
    uint8_t result[SEAL_HASH_SIZE];
    cr_assert_null(seal_hash_new(arena, algorithm, &hash));
    seal_hash_add_field(hash, "a", 1);
    seal_hash_add_field(hash, NULL, 0);
    seal_hash_add_field(hash, "bc", 2);
    seal_hash_end(hash, result);
    char *const hex = arena_alloc(arena, 2 * SEAL_HASH_SIZE + 1);
    text_hex(result, sizeof result, hex);
    return hex;
}

/* Values computed apart from this code, over 8-byte big-endian lengths. */
Test(seal, fields_are_hashed_behind_their_lengths)
{
    cr_assert_str_eq(fields_hex(SEAL_SHA256),
                     "fb9abcb07180be92066c09ce253c0a060e4634fe3accf064b556d89a691c8e5f");
    cr_assert_str_eq(fields_hex(SEAL_SM3),
                     "49a5cedc6ff4e39a4ef7120ebc89f1696b6d2020786b90f7df62b2f158754d7e");
}

Test(seal, an_unknown_hash_algorithm_is_refused)
{
    struct seal_hash *hash = NULL;
    struct err *const err = seal_hash_new(arena, (enum seal_hash_algorithm)3, &hash);
    cr_assert(err_is(err, ERR_INVALID));
    cr_assert_null(hash);
}

/* Keyed BLAKE2b-256 over 'D', the purpose behind its length, and the message; computed apart. */
Test(seal, keyed_digests_give_the_expected_values)
{
    const struct seal_keys *const keys = keys_of("first " KEY_A "\n");
    cr_assert_str_eq(digest_hex(keys, "phone", "13800000000"),
                     "1752584b24b60e1a50551226b89f8790e66638faaf6031b5b520f6c4b2407dfe");
    cr_assert_str_eq(digest_hex(keys, "", ""),
                     "84d1b0519254b05edaeec06e7835f3c63df3f4c87b146acc8f2557d3d9316b6e");
}

Test(seal, digests_differ_by_purpose_by_key_and_by_where_the_purpose_ends)
{
    const struct seal_keys *const keys = keys_of("first " KEY_A "\nsecond " KEY_B "\n");
    const char *const phone = digest_hex(keys, "phone", "123");
    cr_assert_str_neq(phone, digest_hex(keys, "name", "123"));
    cr_assert_str_neq(phone, digest_hex(keys, "phone1", "23"));
    uint8_t other[SEAL_HASH_SIZE];
    char hex[2 * SEAL_HASH_SIZE + 1];
    cr_assert_null(seal_digest(keys, "second", "phone", bytes_of("123"), other));
    text_hex(other, sizeof other, hex);
    cr_assert_str_neq(phone, hex);
    cr_assert(err_is(seal_digest(keys, "third", "phone", bytes_of("123"), other), ERR_BUG));
}

Test(seal, key_files_are_read_with_the_first_key_for_new_seals)
{
    const struct seal_keys *const keys = keys_of("k-2026.11 " KEY_B "\n\nk-2025 " KEY_A);
    cr_assert_str_eq(seal_keys_first_id(keys), "k-2026.11");
    cr_assert_str_eq(seal_keys_id(keys, 0), "k-2026.11");
    cr_assert_null(seal_keys_id(keys, 99));
    cr_assert(seal_keys_has(keys, "k-2025"));
    cr_assert(seal_keys_has(keys, "k-2026.11"));
    cr_assert_not(seal_keys_has(keys, "k-2024"));
    cr_assert_not(seal_keys_has(keys, ""));
    cr_assert_not(seal_keys_has(keys, NULL));
}

Test(seal, a_key_file_of_another_form_is_refused_without_its_bytes_in_the_message)
{
    static const char *const wrong[] = {
        "",
        "\n\n",
        KEY_A "\n",
        "first\n",
        "first " KEY_A " \n",
        "first  " KEY_A "\n",
        "first " KEY_A "00\n",
        " " KEY_A "\n",
        "First " KEY_A "\n",
        "a:b " KEY_A "\n",
        "a-name-of-thirty-two-characters- " KEY_A "\n",
        "first 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F\n",
        "first 0000000000000000000000000000000000000000000000000000000000000000\n",
        "first " KEY_A "\r\n",
        "first " KEY_A "\nfirst " KEY_B "\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct err *const err = keys_try(wrong[i]);
        cr_assert(err_is(err, ERR_INVALID), "file %zu was taken", i);
        cr_assert_null(strstr(err->message, "0405060708"), "%s", err->message);
        cr_assert_not_null(strstr(err->message, key_file));
    }
}

Test(seal, seventeen_keys_or_an_endless_file_are_refused)
{
    struct text many;
    text_init(&many, arena);
    for (int i = 0; i < 16; i++)
        text_add_printf(&many, "k%d " KEY_A "\n", i);
    cr_assert_null(keys_try(text_get(&many)));
    text_add(&many, "k16 " KEY_A "\n");
    cr_assert(err_is(keys_try(text_get(&many)), ERR_INVALID));
    cr_assert(err_is(keys_try(arena_printf(arena, "%5000s", "")), ERR_INVALID));
    struct seal_keys *keys = NULL;
    cr_assert(err_is(seal_keys_load(arena, "/dev/zero", &keys), ERR_INVALID));
    cr_assert(err_is(seal_keys_load(arena, "/nowhere/key", &keys), ERR_INVALID));
    cr_assert(err_is(seal_keys_load(arena, "/tmp", &keys), ERR_INVALID));
}

Test(seal, a_key_file_that_others_may_touch_is_refused)
{
    key_file_write("first " KEY_A "\n");
    for (unsigned mode = 0600; mode <= 0677; mode++) {
        struct seal_keys *keys = NULL;
        cr_assert_eq(chmod(key_file, mode), 0);
        struct err *const err = seal_keys_load(arena, key_file, &keys);
        cr_assert_eq(err == NULL, (mode & 077) == 0, "mode %o", mode);
    }
}

struct closed {
    const struct seal_keys *keys;
    const char *wrapped;
    struct bytes sealed;
};

static struct seal_place phone_of(const char *wrapped)
{
    return (struct seal_place){wrapped, "person/1", "person/1/phone"};
}

static struct closed close_text(const char *content, const char *plain)
{
    struct closed closed = {.keys = keys_of(content)};
    cr_assert_null(seal_data_key_new(arena, closed.keys, "person/1", &closed.wrapped));
    const struct seal_place place = phone_of(closed.wrapped);
    cr_assert_null(seal_close(arena, closed.keys, &place, bytes_of(plain), &closed.sealed));
    return closed;
}

static struct err *open_text(const struct closed *closed, const char **ret_text)
{
    const struct seal_place place = phone_of(closed->wrapped);
    struct bytes plain;
    TRY(seal_open(arena, closed->keys, &place, closed->sealed, &plain));
    *ret_text = (const char *)plain.data;
    cr_assert_eq(strlen(*ret_text), plain.size);
    return NULL;
}

Test(seal, what_was_closed_opens_again)
{
    static const char *const texts[] = {"", "1", "13800000000", "山东省济南市历下区"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const struct closed closed = close_text("first " KEY_A "\n", texts[i]);
        const char *plain = NULL;
        cr_assert_null(open_text(&closed, &plain));
        cr_assert_str_eq(plain, texts[i]);
    }
}

Test(seal, the_same_text_never_closes_to_the_same_bytes)
{
    const struct closed closed = close_text("first " KEY_A "\n", "13800000000");
    struct bytes again;
    const char *other_key;
    const struct seal_place place = phone_of(closed.wrapped);
    cr_assert_null(seal_close(arena, closed.keys, &place, bytes_of("13800000000"), &again));
    cr_assert_eq(again.size, closed.sealed.size);
    cr_assert(memcmp(again.data, closed.sealed.data, again.size) != 0);
    cr_assert_null(seal_data_key_new(arena, closed.keys, "person/1", &other_key));
    cr_assert_str_neq(other_key, closed.wrapped);
}

Test(seal, a_sealed_value_altered_in_any_bit_or_cut_anywhere_does_not_open)
{
    const struct closed closed = close_text("first " KEY_A "\n", "13800000000");
    for (size_t bit = 0; bit < 8 * closed.sealed.size; bit++) {
        uint8_t *const altered = arena_copy(arena, closed.sealed.data, closed.sealed.size);
        altered[bit / 8] ^= (uint8_t)(1U << bit % 8);
        struct closed wrong = closed;
        wrong.sealed.data = altered;
        const char *plain = NULL;
        cr_assert(err_is(open_text(&wrong, &plain), ERR_BUG), "bit %zu", bit);
        cr_assert_null(plain);
    }
    for (size_t size = 0; size < closed.sealed.size; size++) {
        struct closed wrong = closed;
        wrong.sealed.size = size;
        const char *plain = NULL;
        cr_assert(err_is(open_text(&wrong, &plain), ERR_BUG), "%zu bytes", size);
    }
}

Test(seal, a_wrapped_key_altered_in_any_character_does_not_unwrap)
{
    const struct closed closed = close_text("first " KEY_A "\n", "13800000000");
    const size_t size = strlen(closed.wrapped);
    for (size_t i = 0; i < size; i++) {
        char *const altered = arena_text(arena, closed.wrapped);
        altered[i] = altered[i] == 'A' ? 'B' : 'A';
        struct closed wrong = closed;
        wrong.wrapped = altered;
        const char *plain = NULL;
        cr_assert(err_is(open_text(&wrong, &plain), ERR_BUG), "character %zu", i);
        altered[i] = '\0';
        cr_assert(err_is(open_text(&wrong, &plain), ERR_BUG), "cut at %zu", i);
    }
}

Test(seal, nothing_opens_in_another_context)
{
    const struct closed closed = close_text("first " KEY_A "\n", "13800000000");
    struct seal_place place = {closed.wrapped, "person/2", "person/1/phone"};
    struct bytes plain = {0};
    cr_assert(err_is(seal_open(arena, closed.keys, &place, closed.sealed, &plain), ERR_BUG));
    place = (struct seal_place){closed.wrapped, "person/1", "person/1/name"};
    cr_assert(err_is(seal_open(arena, closed.keys, &place, closed.sealed, &plain), ERR_BUG));
    const char *other_key;
    cr_assert_null(seal_data_key_new(arena, closed.keys, "person/1", &other_key));
    place = phone_of(other_key);
    cr_assert(err_is(seal_open(arena, closed.keys, &place, closed.sealed, &plain), ERR_BUG));
    cr_assert_null(plain.data);
}

Test(seal, a_rotated_key_still_opens_what_it_wrapped_and_no_longer_wraps)
{
    struct closed closed = close_text("old " KEY_A "\n", "13800000000");
    const char *plain = NULL;
    const char *wrapped = NULL;
    cr_assert(text_starts_with(closed.wrapped, "old:"));
    closed.keys = keys_of("new " KEY_B "\nold " KEY_A "\n");
    cr_assert_null(open_text(&closed, &plain));
    cr_assert_str_eq(plain, "13800000000");
    cr_assert_null(seal_data_key_new(arena, closed.keys, "person/1", &wrapped));
    cr_assert(text_starts_with(wrapped, "new:"));
}

Test(seal, a_key_that_is_gone_or_another_under_the_same_name_opens_nothing)
{
    struct closed closed = close_text("old " KEY_A "\n", "13800000000");
    const char *plain = NULL;
    closed.keys = keys_of("new " KEY_B "\n");
    struct err *const err = open_text(&closed, &plain);
    cr_assert(err && err->kind == ERR_BUG);
    cr_assert_not_null(strstr(err->message, "old"));
    closed.keys = keys_of("old " KEY_B "\n");
    cr_assert(err_is(open_text(&closed, &plain), ERR_BUG));
}

Test(seal, tokens_are_recognisable_and_all_different)
{
    const char *const token = seal_token_new(arena);
    const char *const other = seal_token_new(arena);
    cr_assert(text_starts_with(token, "halfsky_"));
    cr_assert_eq(strlen(token), strlen("halfsky_") + 43);
    cr_assert_str_neq(token, other);
    uint8_t hash[SEAL_HASH_SIZE];
    char hex[2 * SEAL_HASH_SIZE + 1];
    seal_token_hash(token, hash);
    text_hex(hash, sizeof hash, hex);
    cr_assert_str_eq(hex, hash_hex(SEAL_SHA256, token));
}

Test(seal, wiped_bytes_are_zero_and_comparison_sees_every_byte)
{
    char secret[32] = "a secret that must not stay here";
    const char zeros[32] = {0};
    seal_wipe(secret, sizeof secret);
    cr_assert(seal_equal(secret, zeros, sizeof secret));
    for (size_t i = 0; i < sizeof secret; i++) {
        secret[i] = 1;
        cr_assert_not(seal_equal(secret, zeros, sizeof secret));
        secret[i] = 0;
    }
}
