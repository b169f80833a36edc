/* SPDX-License-Identifier: Apache-2.0
 *
 * The events as JSON Schema and as one AsyncAPI 3.0 document, for partner agencies with a Kafka
 * client of their own. Payload schemas keep to the words that JSON Schema 2020-12 and draft 7
 * (AsyncAPI's default) share.
 */
#include "runtime/describe_contracts.h"

#include "adapters/codec.h"
#include "runtime/draft.h"
#include "runtime/settings.h"
#include "runtime/topology.h"

#include <string.h>

static void add_both(struct text *out, const char *en, const char *zh)
{
    draft_string(out, "title", zh);
    draft_string(out, "summary", en);
}

void describe_event_schema(const struct event_type *type, struct text *out)
{
    struct text body;
    text_init(&body, out->arena);
    codec_add_schema(type->record, CODEC_UNKNOWN_IGNORED, &body);
    draft_open_object(out, NULL);
    draft_string(out, "$schema", "https://json-schema.org/draft/2020-12/schema");
    draft_name(out, "$id");
    text_add_printf(out, "\"urn:halfsky:schema:%s\"", type->type);
    draft_string(out, "title", type->zh);
    draft_string(out, "description", type->en);
    text_add_char(out, ',');
    text_add(out, text_get(&body) + 1); /* goes on in the body's own object */
}

/* --- headers (protocol.md L3) ------------------------------------------------------------------
 */

struct header_form {
    const char *name;
    bool required;
    const char *form; /* JSON Schema members */
    const char *en;
};

static const struct header_form header_forms[] = {
    {"content-type", true, "\"const\":\"application/json\"", "The value is bare canonical JSON"},
    {"ce_specversion", true, "\"const\":\"1.0\"", "CloudEvents 1.0.2, Kafka binary mode"},
    {"ce_id", true, "\"pattern\":\"^[a-z]+/[a-z]+/[0-9a-f-]{36}/[1-9][0-9]*$\"",
     "source/kind/stream id/sequence; unique, the same in every redelivery"},
    {"ce_source", true, "\"pattern\":\"^/halfsky/[a-z]+$\"", "The service that says it"},
    {"ce_type", true, "\"pattern\":\"^halfsky[.][a-z0-9_.]+[.]v[1-9][0-9]*$\"",
     "Type and major version"},
    {"ce_subject", true, "\"pattern\":\"^[a-z]+/[0-9a-f-]{36}$\"", "kind/stream id"},
    {"ce_time", true, "\"format\":\"date-time\"",
     "When it was recorded, UTC; the day it happened is in the body"},
    {"ce_partitionkey", true, "\"format\":\"uuid\"", "The stream id, as the record's key"},
    {"ce_sequence", true, "\"pattern\":\"^[0-9]{20}$\"",
     "Position in the stream, from 1, without gaps, zero-padded"},
    {"ce_correlationid", true, "\"maxLength\":64", "The request it all began with"},
    {"ce_causationid", false, "\"maxLength\":200", "The event that caused it"},
    {"ce_traceparent", false, "\"maxLength\":64", "W3C Trace Context"},
    {"ce_actor", true, "\"maxLength\":80", "Who did it, as an opaque name"},
    {"ce_region", true, "\"pattern\":\"^[0-9]{2,9}$\"", "GB/T 2260 code of where it belongs"},
    {"ce_ledgerhash", true, "\"pattern\":\"^[1-9]:[0-9a-f]{64}$\"",
     "algorithm:hash of the ledger row (1 SHA-256, 2 SM3), chained to the stream's previous one"},
    {"ce_incarnation", true, "\"pattern\":\"^[0-9]+$\"",
     "Grows when a topic was filled again from its ledger; duplicates fall away by sequence"},
};

static void add_header_schema(struct text *out)
{
    draft_open_object(out, "cloudevent_headers");
    draft_string(out, "type", "object");
    draft_open_array(out, "required");
    for (size_t i = 0; i < sizeof header_forms / sizeof header_forms[0]; i++)
        if (header_forms[i].required)
            draft_string(out, NULL, header_forms[i].name);
    draft_close_array(out);
    draft_open_object(out, "properties");
    for (size_t i = 0; i < sizeof header_forms / sizeof header_forms[0]; i++) {
        draft_open_object(out, header_forms[i].name);
        draft_string(out, "type", "string");
        text_add_printf(out, ",%s", header_forms[i].form);
        draft_string(out, "description", header_forms[i].en);
        draft_close_object(out);
    }
    draft_close_object(out);
    draft_close_object(out);
}

/* --- messages ----------------------------------------------------------------------------------
 */

/* "*": what every service may say about its own bookkeeping. */
static bool is_said_by(const struct event_type *type, const char *service)
{
    return strcmp(type->source, service) == 0 || strcmp(type->source, "*") == 0;
}

static void add_message_headers(const struct event_type *type, struct text *out)
{
    draft_open_object(out, "headers");
    draft_string(out, "type", "object");
    draft_open_array(out, "allOf");
    draft_ref(out, NULL, "schemas", "cloudevent_headers");
    draft_open_object(out, NULL);
    draft_open_object(out, "properties");
    draft_open_object(out, "ce_type");
    draft_string(out, "const", type->type);
    draft_close_object(out);
    draft_close_object(out);
    draft_close_object(out);
    draft_close_array(out);
    draft_close_object(out);
}

static void add_message(const struct event_type *type, struct text *out)
{
    draft_open_object(out, type->name);
    draft_string(out, "name", type->type);
    add_both(out, type->en, type->zh);
    draft_string(out, "contentType", "application/json");
    add_message_headers(type, out);
    draft_ref(out, "payload", "schemas", type->name);
    draft_json(out, "correlationId", "{\"location\":\"$message.header#/ce_correlationid\"}");
    draft_json(out, "bindings",
               "{\"kafka\":{\"key\":{\"type\":\"string\",\"format\":\"uuid\"},"
               "\"bindingVersion\":\"0.5.0\"}}");
    draft_string(out, "x-halfsky-stream",
                 type->stream == STREAM_NONE ? "*" : code_name(&codes_stream, (int)type->stream));
    draft_close_object(out);
}

static void add_schemas(struct text *out)
{
    draft_open_object(out, "schemas");
    add_header_schema(out);
    for (size_t i = 0; event_types[i]; i++) {
        draft_name(out, event_types[i]->name);
        codec_add_schema(event_types[i]->record, CODEC_UNKNOWN_IGNORED, out);
    }
    draft_close_object(out);
}

static void add_components(struct text *out)
{
    draft_open_object(out, "components");
    draft_json(out, "securitySchemes",
               "{\"mutual_tls\":{\"type\":\"X509\",\"description\":\"Mutual TLS; the certificate's "
               "name is the principal, and the broker's rules are made from the topology\"}}");
    draft_open_object(out, "messages");
    for (size_t i = 0; event_types[i]; i++)
        add_message(event_types[i], out);
    draft_close_object(out);
    add_schemas(out);
    draft_close_object(out);
}

/* --- channels and operations -------------------------------------------------------------------
 */

static void add_channel_binding(struct text *out)
{
    draft_open_object(out, "bindings");
    draft_open_object(out, "kafka");
    draft_number(out, "partitions", TOPOLOGY_PARTITIONS);
    draft_json(out, "topicConfiguration",
               "{\"cleanup.policy\":[\"delete\"],\"retention.ms\":-1,\"retention.bytes\":-1,"
               "\"max.message.bytes\":" TOPOLOGY_RECORD_BYTES "}");
    draft_string(out, "bindingVersion", "0.5.0");
    draft_close_object(out);
    draft_close_object(out);
}

static void add_channel(const char *service, struct text *out)
{
    draft_open_object(out, service);
    draft_name(out, "address");
    text_add_printf(out, "\"halfsky.%s.v1\"", service);
    draft_name(out, "summary");
    text_add_printf(out, "\"Everything %s has said, kept for ever, in order for each stream\"",
                    service);
    draft_open_object(out, "messages");
    for (size_t i = 0; event_types[i]; i++)
        if (is_said_by(event_types[i], service))
            draft_ref(out, event_types[i]->name, "messages", event_types[i]->name);
    draft_close_object(out);
    add_channel_binding(out);
    draft_close_object(out);
}

static void add_operation(const char *service, struct text *out)
{
    draft_name(out, NULL);
    text_add_printf(out, "\"%s_says\":", service);
    draft_open_object(out, NULL);
    draft_string(out, "action", "send");
    draft_name(out, "description");
    text_add_printf(out, "\"What %s decided or learnt, once it stands in its ledger\"", service);
    draft_open_object(out, "channel");
    draft_name(out, "$ref");
    text_add_printf(out, "\"#/channels/%s\"", service);
    draft_close_object(out);
    draft_close_object(out);
}

static void add_servers(struct text *out)
{
    draft_json(
        out, "servers",
        "{\"province\":{\"host\":\"{broker}\",\"protocol\":\"kafka-secure\","
        "\"description\":\"The province's brokers; one deployment serves one province\","
        "\"variables\":{\"broker\":{\"description\":\"Address and port, by configuration\"}},"
        "\"security\":[{\"$ref\":\"#/components/securitySchemes/mutual_tls\"}]}}");
}

static void add_tags(struct text *out)
{
    draft_open_array(out, "tags");
    for (size_t i = 0; settings_peers[i]; i++) {
        draft_open_object(out, NULL);
        draft_string(out, "name", settings_peers[i]);
        draft_close_object(out);
    }
    draft_close_array(out);
}

void describe_asyncapi(struct text *out)
{
    draft_open_object(out, NULL);
    draft_string(out, "asyncapi", "3.0.0");
    draft_open_object(out, "info");
    draft_string(out, "title", "半边天 Half Sky: events");
    draft_string(out, "version", "1");
    draft_string(out, "description",
                 "What the services of the women workers' rights workstations say to each other. "
                 "Nothing personal is in it: ids, region codes, coded facts, dates, money in fen. "
                 "Members that a reader does not know are ignored.");
    draft_json(out, "license", "{\"name\":\"Apache-2.0\"}");
    add_tags(out);
    draft_close_object(out);
    draft_string(out, "defaultContentType", "application/json");
    add_servers(out);
    draft_open_object(out, "channels");
    for (size_t i = 0; settings_peers[i]; i++)
        add_channel(settings_peers[i], out);
    draft_close_object(out);
    draft_open_object(out, "operations");
    for (size_t i = 0; settings_peers[i]; i++)
        add_operation(settings_peers[i], out);
    draft_close_object(out);
    add_components(out);
    draft_close_object(out);
}
