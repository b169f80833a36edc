/* SPDX-License-Identifier: Apache-2.0
 *
 * The published contract (asyncapi.json): which topics there are, what each event type is called in
 * Chinese and which members of it an agency may see. It must never show a member that the contract
 * does not know, nor one that is sealed.
 */
package halfsky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class Contract {
    private static final Set<String> SHOWN = Set.of("open", "agency");
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> topics = new ArrayList<>();
    private final Map<String, JsonNode> messages = new HashMap<>();
    private final JsonNode schemas;

    Contract(Path file) throws IOException {
        JsonNode document = json.readTree(file.toFile());
        document.get("channels").forEach(channel -> topics.add(channel.get("address").asText()));
        document.at("/components/messages")
                .forEach(message -> messages.put(message.get("name").asText(), message));
        schemas = document.at("/components/schemas");
    }

    List<String> topics() {
        return topics;
    }

    String label(String type) {
        return messages.containsKey(type) ? messages.get(type).path("title").asText() : "未知类型";
    }

    /** The members of a body that an agency may see; of an unknown type none. */
    String shown(String type, byte[] body) throws IOException {
        if (!messages.containsKey(type)) {
            return "{}";
        }
        String reference = messages.get(type).at("/payload/$ref").asText();
        JsonNode schema = schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
        return json.writeValueAsString(shown(schema, json.readTree(body)));
    }

    private JsonNode shown(JsonNode schema, JsonNode value) {
        if (value.isObject()) {
            ObjectNode members = json.createObjectNode();
            value.properties().forEach(member -> {
                JsonNode known = schema.path("properties").path(member.getKey());
                String sensitivity = known.path("x-halfsky-sensitivity").asText("open");
                if (known.isObject() && SHOWN.contains(sensitivity)) {
                    members.set(member.getKey(), shown(known, member.getValue()));
                }
            });
            return members;
        }
        if (value.isArray()) {
            ArrayNode items = json.createArrayNode();
            value.forEach(item -> items.add(shown(schema.path("items"), item)));
            return items;
        }
        return value;
    }
}
