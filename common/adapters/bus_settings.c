/* SPDX-License-Identifier: Apache-2.0
 *
 * Opens librdkafka handles with the settings of design.md section 4, and translates its errors and
 * its log. Every setting of every client stands in the tables below; no other file sets one. It
 * must never log what a record holds, and never open a handle without mutual TLS.
 */
#include "adapters/bus_private.h"

#include "base/clock.h"
#include "base/log.h"

#include <stdio.h>
#include <string.h>

#define NUMBER_TEXT(number) NUMBER_TEXT_(number)
#define NUMBER_TEXT_(number) #number

struct bus_setting {
    const char *name;
    const char *value;
};

static const struct bus_setting for_all[] = {
    {"security.protocol", "ssl"},         {"ssl.endpoint.identification.algorithm", "https"},
    {"socket.nagle.disable", "true"},     {"socket.keepalive.enable", "true"},
    {"socket.timeout.ms", "30000"},       {"reconnect.backoff.ms", "50"},
    {"reconnect.backoff.max.ms", "1000"}, /* a broker that comes back is found within a second */
    {"statistics.interval.ms", "0"},      {"log_level", "4"},
    {"log.connection.close", "false"},
};

static const struct bus_setting for_producer[] = {
    {"enable.idempotence", "true"},
    {"enable.gapless.guarantee", "true"}, /* R3: nothing may overtake a record that failed */
    {"acks", "all"},
    {"message.timeout.ms", "0"}, /* R3: only real failures are reported */
    {"linger.ms", "1"},
    {"queue.buffering.max.messages", "20000"},
    {"queue.buffering.max.kbytes", "32768"},
    {"partitioner",
     "murmur2_random"}, /* as the Java client: a key has one partition whoever writes it */
};

static const struct bus_setting for_consumer[] = {
    {"enable.auto.commit", "false"},
    {"enable.auto.offset.store", "false"},
    {"auto.offset.reset", "error"},
    {"check.crcs", "true"},
    {"enable.partition.eof", "true"},
    {"partition.assignment.strategy", "range"},
    {"session.timeout.ms", "10000"},
    {"heartbeat.interval.ms", "3000"},
    {"allow.auto.create.topics", "false"},
    {"topic.metadata.propagation.max.ms", "2000"}, /* a topic that is not there is told so soon */
    {"topic.metadata.refresh.interval.ms",
     "10000"},                    /* a topic that is made later, or lost, is seen soon */
    {"fetch.wait.max.ms",
     NUMBER_TEXT(BUS_FETCH_WAIT_MS)}, /* a partition that starts waits for the fetch under way */
    {"fetch.error.backoff.ms", "100"},
    {"queued.max.messages.kbytes", "16384"},
};

struct bus_setting_table {
    const struct bus_setting *settings;
    size_t count;
    rd_kafka_type_t type;
};

#define BUS_SETTINGS(table) (table), sizeof(table) / sizeof(*(table))
static const struct bus_setting_table for_role[] = {
    [BUS_ROLE_PRODUCER] = {BUS_SETTINGS(for_producer), RD_KAFKA_PRODUCER},
    [BUS_ROLE_CONSUMER] = {BUS_SETTINGS(for_consumer), RD_KAFKA_CONSUMER},
    [BUS_ROLE_READER] = {BUS_SETTINGS(for_consumer), RD_KAFKA_CONSUMER},
    [BUS_ROLE_ADMIN] = {NULL, 0, RD_KAFKA_PRODUCER},
};
_Static_assert(sizeof(for_role) / sizeof(*for_role) == BUS_ROLE_COUNT,
               "every role has its settings");

/* --- the log
 * --------------------------------------------------------------------------------------------- */

/* False when this window is full. Threads that race here speak one line too many at worst. */
static bool voice_may_speak(struct bus_voice *voice, unsigned *ret_silenced)
{
    const int64_t now = clock_monotonic_ms();
    *ret_silenced = 0;
    if (now - atomic_load(&voice->window_began_ms) >= BUS_VOICE_WINDOW_MS) {
        atomic_store(&voice->window_began_ms, now);
        atomic_store(&voice->lines, 0);
        *ret_silenced = atomic_exchange(&voice->silenced, 0);
    }
    if (atomic_fetch_add(&voice->lines, 1) < BUS_VOICE_LINES)
        return true;
    atomic_fetch_add(&voice->silenced, 1);
    return false;
}

void bus_voice_speak(struct bus_voice *voice, int level, const char *what, const char *why)
{
    unsigned silenced;
    if (!voice_may_speak(voice, &silenced))
        return;
    const enum log_level ours = level <= 2 ? LOG_ERROR : level <= 4 ? LOG_WARNING : LOG_DEBUG;
    LOG(ours, "bus", LOG_TEXT("client", voice->client), LOG_TEXT("about", what),
        LOG_TEXT("why", why), LOG_NUMBER("silenced", silenced));
}

static void bus_log(const rd_kafka_t *handle, int level, const char *facility, const char *line)
{
    struct bus_voice *voice = rd_kafka_opaque(handle);
    const bool about_setting = strcmp(facility, "CONFWARN") == 0; /* the gapless guarantee is new */
    if (voice && !about_setting)
        bus_voice_speak(voice, level, facility, line);
}

/* --- handles
 * ---------------------------------------------------------------------------------------------- */

static struct err *setting_put(rd_kafka_conf_t *conf, const char *name, const char *value)
{
    char why[256];
    if (rd_kafka_conf_set(conf, name, value, why, sizeof why) == RD_KAFKA_CONF_OK)
        return NULL;
    return err_of(PROBLEM_INVALID, "Kafka client setting %s: %s", name, why);
}

static struct err *settings_put(rd_kafka_conf_t *conf, const struct bus_setting *settings,
                                size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(setting_put(conf, settings[i].name, settings[i].value));
    return NULL;
}

static struct err *options_put(rd_kafka_conf_t *conf, const struct bus_options *options,
                               enum bus_role role)
{
    const struct bus_setting wanted[] = {
        {"bootstrap.servers", options->brokers},
        {"ssl.ca.location", options->ca_file},
        {"ssl.certificate.location", options->certificate_file},
        {"ssl.key.location", options->key_file},
        {"client.id", options->client_id},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].value || !*wanted[i].value)
            return err_of(PROBLEM_INVALID, "Kafka client setting %s is missing", wanted[i].name);
    TRY(settings_put(conf, wanted, sizeof wanted / sizeof *wanted));
    if (role != BUS_ROLE_CONSUMER)
        return NULL;
    if (!options->group || !*options->group)
        return err_of(PROBLEM_INVALID, "Kafka client setting group.id is missing");
    TRY(setting_put(conf, "group.id", options->group));
    TRY(bus_gather_put(conf, options->gather_ms));
    return options->replica_name ? setting_put(conf, "group.instance.id", options->replica_name)
                                 : NULL;
}

static struct err *conf_fill(rd_kafka_conf_t *conf, const struct bus_options *options,
                             enum bus_role role)
{
    TRY(settings_put(conf, BUS_SETTINGS(for_all)));
    TRY(settings_put(conf, for_role[role].settings, for_role[role].count));
    return options_put(conf, options, role);
}

static void voice_init(struct bus_voice *voice, const struct bus_options *options)
{
    snprintf(voice->client, sizeof voice->client, "%s",
             options->client_id ? options->client_id : "");
    atomic_store(&voice->window_began_ms, clock_monotonic_ms());
    atomic_store(&voice->lines, 0);
    atomic_store(&voice->silenced, 0);
}

struct err *bus_handle_open(const struct bus_options *options, enum bus_role role,
                            struct bus_voice *voice, bus_rebalance *rebalance,
                            rd_kafka_t **ret_handle)
{
    char why[256];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    struct err *err = conf_fill(conf, options, role);
    if (err) {
        rd_kafka_conf_destroy(conf);
        return err;
    }
    voice_init(voice, options);
    rd_kafka_conf_set_opaque(conf, voice);
    rd_kafka_conf_set_log_cb(conf, bus_log);
    if (role == BUS_ROLE_PRODUCER || role == BUS_ROLE_ADMIN)
        rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
    if (rebalance)
        rd_kafka_conf_set_rebalance_cb(conf, rebalance);
    rd_kafka_t *handle = rd_kafka_new(for_role[role].type, conf, why, sizeof why);
    if (!handle) {
        rd_kafka_conf_destroy(conf); /* on success the handle has taken it */
        return err_of(PROBLEM_INVALID, "the Kafka client cannot be opened: %s", why);
    }
    *ret_handle = handle;
    return NULL;
}

/* --- errors
 * -----------------------------------------------------------------------------------------------
 */

/* Whatever is not listed is worth another try. */
static enum problem problem_of(rd_kafka_resp_err_t code)
{
    switch ((int)code) {
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        return PROBLEM_FORBIDDEN;
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        return PROBLEM_NOT_FOUND;
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
        return PROBLEM_TOO_LARGE;
    case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS:
    case RD_KAFKA_RESP_ERR__FATAL:
    case RD_KAFKA_RESP_ERR__GAPLESS_GUARANTEE:
        return PROBLEM_CONFLICT;
    case RD_KAFKA_RESP_ERR__INVALID_ARG:
    case RD_KAFKA_RESP_ERR__CONFLICT:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
    case RD_KAFKA_RESP_ERR_INVALID_CONFIG:
    case RD_KAFKA_RESP_ERR_INVALID_REQUEST:
    case RD_KAFKA_RESP_ERR_INVALID_PARTITIONS:
    case RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR:
    case RD_KAFKA_RESP_ERR_POLICY_VIOLATION:
    case RD_KAFKA_RESP_ERR_SECURITY_DISABLED:
        return PROBLEM_INVALID;
    }
    return PROBLEM_TRANSIENT;
}

struct err *bus_err(rd_kafka_resp_err_t code, const char *detail)
{
    return err_of(problem_of(code), "Kafka says %s: %s", rd_kafka_err2name(code),
                  detail && *detail ? detail : rd_kafka_err2str(code));
}

struct err *bus_err_taken(rd_kafka_error_t *error_owned)
{
    if (!error_owned)
        return NULL;
    struct err *err = bus_err(rd_kafka_error_code(error_owned), rd_kafka_error_string(error_owned));
    rd_kafka_error_destroy(error_owned);
    return err;
}

/* --- records
 * ---------------------------------------------------------------------------------------------- */

static size_t record_headers(rd_kafka_message_t *message, struct bus_header *headers)
{
    rd_kafka_headers_t *all;
    size_t count = 0, size;
    if (rd_kafka_message_headers(message, &all) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return 0;
    const void *value; /* librdkafka ends every value with a NUL of its own */
    while (count < BUS_HEADERS_MOST &&
           rd_kafka_header_get_all(all, count, &headers[count].name, &value, &size) ==
               RD_KAFKA_RESP_ERR_NO_ERROR)
        headers[count++].value = value;
    return count;
}

void bus_record_of(rd_kafka_message_t *message, struct arena *arena, struct bus_record *ret_record)
{
    struct bus_header *headers = ARENA_ARRAY(arena, struct bus_header, BUS_HEADERS_MOST);
    *ret_record = (struct bus_record){
        .topic = rd_kafka_topic_name(message->rkt),
        .partition = message->partition,
        .offset = message->offset,
        .key = message->key ? arena_text_n(arena, message->key, message->key_len) : NULL,
        .headers = headers,
        .header_count = record_headers(message, headers),
        .value = {message->payload, message->len},
    };
}
