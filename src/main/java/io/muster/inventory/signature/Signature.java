package io.muster.inventory.signature;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The inputs and outputs of a model, read from the artifact if its format contains them, otherwise declared.
 *
 * @param inputs in the artifact's order, names unique
 * @param outputs in the artifact's order, names unique
 */
public record Signature(List<Field> inputs, List<Field> outputs) {

    public Signature {
        inputs = List.copyOf(Limits.present("inputs", inputs));
        outputs = List.copyOf(Limits.present("outputs", outputs));
        Limits.atMost("inputs", inputs.size(), Limits.FIELDS);
        Limits.atMost("outputs", outputs.size(), Limits.FIELDS);
        requireUniqueNames("input", inputs);
        requireUniqueNames("output", outputs);
    }

    public Optional<Field> input(String name) {
        return inputs.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<Field> output(String name) {
        return outputs.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static void requireUniqueNames(String what, List<Field> fields) {
        var seen = new HashSet<String>();
        for (var field : fields) {
            if (!seen.add(field.name())) {
                throw new InvalidEntry("Two %ss are named '%s'".formatted(what, field.name()));
            }
        }
    }
}
