/* SPDX-License-Identifier: Apache-2.0
 *
 * Bytes from outside to a parsed document, measured first. A complaint says what is wrong and
 * where, and never repeats what was sent.
 */
#include "adapters/codec_json.h"

void codec_json_release(json_t **json)
{
    json_decref(*json);
    *json = NULL;
}

static const char *complaint_of(const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_duplicate_key:
        return "the same member stands twice in one object";
    case json_error_invalid_utf8:
        return "the text is not UTF-8";
    case json_error_null_character:
        return "U+0000 is not taken";
    case json_error_numeric_overflow:
        return "a number is too large";
    case json_error_premature_end_of_input:
        return "the text ends in the middle";
    case json_error_end_of_input_expected:
        return "something follows the end of the document";
    case json_error_unknown:
    case json_error_out_of_memory:
    case json_error_stack_overflow:
    case json_error_cannot_open_file:
    case json_error_invalid_argument:
    case json_error_invalid_syntax:
    case json_error_invalid_format:
    case json_error_wrong_type:
    case json_error_null_value:
    case json_error_null_byte_in_key:
    case json_error_item_not_found:
    case json_error_index_out_of_range:
        break;
    }
    return "the text is not JSON";
}

static struct err *load(struct bytes json, size_t flags, json_t **ret_json)
{
    json_error_t error;
    if (json.size == 0)
        return err_of(PROBLEM_INVALID, "there is no document");
    json_t *const parsed = json_loadb((const char *)json.data, json.size,
                                      flags | JSON_REJECT_DUPLICATES, &error);
    if (!parsed) {
        const size_t offset = error.position > 0 ? (size_t)error.position : 0;
        return err_at(PROBLEM_INVALID, codec_pointer_of_offset(json, offset).text, "%s",
                      complaint_of(&error));
    }
    *ret_json = parsed;
    return NULL;
}

struct err *codec_parse(struct bytes json, size_t tokens_most, size_t flags, json_t **ret_json)
{
    const struct codec_size size = codec_measure(json);
    if (size.depth > CODEC_DEPTH_MOST)
        return err_of(PROBLEM_INVALID, "the document is nested deeper than %d", CODEC_DEPTH_MOST);
    if (size.tokens > tokens_most)
        return err_of(PROBLEM_INVALID, "the document has more than %zu values", tokens_most);
    return load(json, flags, ret_json);
}

struct err *codec_load(struct bytes json, json_t **ret_json)
{
    return load(json, JSON_DECODE_ANY, ret_json);
}
