package io.muster.formats.remote;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.datasets.columns.Column;
import io.muster.formats.ScoringFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901), for reading and for writing. */
final class Pointers {

    private Pointers() {}

    /** The pointer to a member of the row's object. */
    static String member(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static JsonPointer compile(String pointer) {
        try {
            return JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw DescriptorReader.wrong("'%s' is not a JSON pointer".formatted(pointer));
        }
    }

    /** Writes a value, creating the objects on the path to it. */
    static void put(ObjectNode root, String pointer, JsonNode value) {
        var node = root;
        var rest = compile(pointer);
        if (rest.matches()) {
            throw DescriptorReader.wrong("a pointer to the whole document cannot be written to");
        }
        while (!rest.tail().matches()) {
            var next = node.get(rest.getMatchingProperty());
            if (next != null && !next.isObject()) {
                throw DescriptorReader.wrong("'%s' leads through another value".formatted(pointer));
            }
            node = next == null ? node.putObject(rest.getMatchingProperty()) : (ObjectNode) next;
            rest = rest.tail();
        }
        if (node.has(rest.getMatchingProperty())) {
            throw DescriptorReader.wrong("'%s' is written twice".formatted(pointer));
        }
        node.set(rest.getMatchingProperty(), value);
    }

    /**
     * Reads one result per row.
     *
     * @param usual the place of outputs that name none; null for a member of the output's name
     */
    static void readRows(
            JsonNode array, List<RemoteField> outputs, @Nullable String usual, List<Column> results, Rows rows) {
        if (!array.isArray() || array.size() != rows.count()) {
            throw new ScoringFailed("The remote model gave %s for %d rows"
                    .formatted(array.isArray() ? array.size() + " results" : "not a list of results", rows.count()));
        }
        for (var row = 0; row < rows.count(); row++) {
            for (var i = 0; i < outputs.size(); i++) {
                var output = outputs.get(i);
                var place = output.atOr(usual == null ? member(output.name()) : usual);
                Values.put(
                        output,
                        results.get(i),
                        rows.from() + row,
                        array.get(row).at(place));
            }
        }
    }
}
