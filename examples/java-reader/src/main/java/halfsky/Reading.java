/* SPDX-License-Identifier: Apache-2.0
 *
 * What was read: one line an event, how often each type, how far each stream. It keeps nothing
 * beyond the run.
 */
package halfsky;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

final class Reading {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private final Contract contract;
    private final PrintStream out;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Long> last = new HashMap<>();

    Reading(Contract contract, PrintStream out) {
        this.contract = contract;
        this.out = out;
    }

    void take(CloudEvent event) throws IOException {
        String stream = event.getSource() + " " + event.getSubject();
        long sequence = Long.parseLong(String.valueOf(event.getExtension("sequence")));
        if (sequence <= last.getOrDefault(stream, 0L)) {
            return; // a topic that was filled again says everything twice
        }
        last.put(stream, sequence);
        counts.merge(event.getType(), 1, Integer::sum);
        out.println(line(event, sequence));
    }

    private String line(CloudEvent event, long sequence) throws IOException {
        return String.format("%s  %s %s  %s  %s#%d  %s",
                INSTANT.format(event.getTime().withOffsetSameInstant(ZoneOffset.UTC)),
                event.getType(), contract.label(event.getType()), event.getExtension("region"),
                event.getSubject(), sequence,
                contract.shown(event.getType(), event.getData().toBytes()));
    }

    void summary() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.printf("%n%d events of %d types 共读取事件%n", all, counts.size());
        counts.forEach((type, count) ->
                out.printf("%7d  %s %s%n", count, type, contract.label(type)));
        out.flush();
    }
}
