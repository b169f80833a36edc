/* SPDX-License-Identifier: Apache-2.0
 *
 * A partner agency's consumer of Half Sky's topics, with Kafka's own client and the CloudEvents SDK
 * and nothing of Half Sky's own code: one line an event. It reads and prints; it must never write
 * to a topic.
 */
package halfsky;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

public final class Reader {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int REFUSED = 3; // the broker does not let us in, or not read
    private static final int STOP_SECONDS = 10;
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Set<String> NEEDED =
            Set.of("brokers", "ca", "certificate", "key", "group", "contract");
    private static final String USAGE = """
            java -jar java-reader.jar --brokers HOST:PORT --ca FILE --certificate FILE --key FILE
                --group NAME --contract asyncapi.json [--topics A,B] [--once]
            Reads Half Sky's events as a partner agency and prints what an agency may see.
            以合作单位身份读取事件，只显示该单位可见的内容。--once: everything, then end 读完即止
            Exit codes: 0 read, 1 cut off, 2 wrong use, 3 refused""";

    private final Map<String, String> options;
    private final boolean once;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean assigned;

    private Reader(Map<String, String> options) {
        this.options = options;
        this.once = options.containsKey("once");
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        if (!options.keySet().containsAll(NEEDED)) {
            System.err.println(USAGE);
            System.exit(WRONG_USE);
        }
        Reader reader = new Reader(options);
        int code = reader.run();
        reader.ended.countDown();
        System.exit(code);
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--once")) {
                options.put("once", "");
            } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                return Map.of();
            }
        }
        return options;
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", options.get("brokers"));
        properties.put("security.protocol", "SSL");
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", options.get("ca"));
        properties.put("ssl.keystore.type", "PEM");
        properties.put("ssl.keystore.certificate.chain", text("certificate"));
        properties.put("ssl.keystore.key", text("key"));
        properties.put("group.id", options.get("group"));
        properties.put("client.id", options.get("group") + "-java-reader");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", String.valueOf(!once));
        properties.put("allow.auto.create.topics", "false");
        return properties;
    }

    private String text(String option) throws IOException {
        return Files.readString(Path.of(options.get(option)));
    }

    private int run() throws IOException {
        Contract contract = new Contract(Path.of(options.get("contract")));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
                StandardCharsets.UTF_8);
        Reading reading = new Reading(contract, out);
        List<String> topics = options.containsKey("topics")
                ? List.of(options.get("topics").split(",")) : contract.topics();
        try (KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(properties(),
                new StringDeserializer(), new CloudEventDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(consumer)));
            read(consumer, topics, reading);
        } catch (AuthorizationException | AuthenticationException refusal) {
            return end(REFUSED, refusal);
        } catch (WakeupException stopped) {
            reading.summary();
            return 0;
        } catch (KafkaException failure) {
            return end(FAILED, failure);
        }
        reading.summary();
        return 0;
    }

    /** SIGTERM and SIGINT: the summary is still printed and the group left. */
    private void stop(KafkaConsumer<String, CloudEvent> consumer) {
        if (ended.getCount() > 0) {
            consumer.wakeup();
        }
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int end(int code, KafkaException why) {
        System.err.println(options.get("group") + " is refused or cut off 被拒绝或中断: "
                + why.getMessage());
        return code;
    }

    private void read(KafkaConsumer<String, CloudEvent> consumer, List<String> topics,
            Reading reading) throws IOException {
        consumer.subscribe(topics, new Assignment(consumer));
        while (!(once && assigned && isAtEnd(consumer))) {
            for (ConsumerRecord<String, CloudEvent> record : consumer.poll(STEP)) {
                reading.take(record.value());
            }
        }
    }

    private boolean isAtEnd(KafkaConsumer<String, CloudEvent> consumer) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** With --once: everything from the start, as far as each partition went at that moment. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, CloudEvent> consumer;

        Assignment(KafkaConsumer<String, CloudEvent> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (once) {
                consumer.seekToBeginning(partitions);
                ends.putAll(consumer.endOffsets(partitions));
            }
            assigned = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Auto-commit keeps the place when following; with --once there is none to keep.
        }
    }
}
