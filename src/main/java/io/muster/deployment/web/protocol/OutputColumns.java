package io.muster.deployment.web.protocol;

import io.muster.datasets.Column;
import io.muster.datasets.ColumnBatch;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The selection of the requested outputs from a model's results. */
public final class OutputColumns {

    private OutputColumns() {}

    /** @param field as in the signature */
    record Output(Field field, Column column) {}

    /**
     * Called before scoring, so that an invalid request costs nothing.
     *
     * @param names empty for all
     * @throws InvalidRequest if the model has no such output, or one is named twice
     */
    public static List<Field> expected(List<String> names, Lease lease) {
        var all = lease.signature().outputs();
        if (names.isEmpty()) {
            return all;
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new InvalidRequest("An output is requested twice: " + names);
        }
        return names.stream().map(name -> named(name, lease)).toList();
    }

    private static Field named(String name, Lease lease) {
        return lease.signature()
                .output(name)
                .orElseThrow(() -> new InvalidRequest("%s has no output '%s'; its outputs are %s"
                        .formatted(
                                lease.deployment().version(),
                                Members.shown(name),
                                lease.signature().outputs().stream()
                                        .map(Field::name)
                                        .toList())));
    }

    /** @throws ScoringFailed if a number is infinite, which JSON cannot express */
    public static List<Output> of(ColumnBatch scored, List<Field> expected) {
        var outputs = new ArrayList<Output>(expected.size());
        for (var field : expected) {
            var column = scored.column(field.name());
            requireExpressible(column);
            outputs.add(new Output(field, column));
        }
        return outputs;
    }

    private static void requireExpressible(Column column) {
        if (column instanceof Column.Numbers numbers) {
            for (var number : numbers.values()) {
                requireFinite(column, number);
            }
        } else if (column instanceof Column.Vectors vectors) {
            for (var number : vectors.values()) {
                requireFinite(column, number);
            }
        }
    }

    private static void requireFinite(Column column, double number) {
        if (Double.isInfinite(number)) {
            throw new ScoringFailed(
                    "The model gave an infinite '%s', which cannot be expressed in JSON".formatted(column.name()));
        }
    }
}
