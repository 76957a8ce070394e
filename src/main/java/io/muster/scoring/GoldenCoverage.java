package io.muster.scoring;

import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a version's golden records leave open. A runtime that goes wrong only where no record looks reproduces all of them,
 * so whoever decides on the version should read it.
 */
public final class GoldenCoverage {

    private GoldenCoverage() {}

    /**
     * @return one sentence for each gap, fields in the signature's order; empty when each optional input is left out once,
     *     each category given once, and no input and no output always has the same value
     */
    public static List<String> gaps(Signature signature, List<GoldenRecord> records) {
        var gaps = new ArrayList<String>();
        for (var input : signature.inputs()) {
            var values = records.stream()
                    .map(record -> record.inputs().get(input.name()))
                    .toList();
            addInput(gaps, input, values);
        }
        for (var output : signature.outputs()) {
            var values = records.stream()
                    .filter(record -> record.expected().containsKey(output.name()))
                    .map(record -> record.expected().get(output.name()))
                    .toList();
            addOutput(gaps, output, values);
        }
        return gaps;
    }

    private static void addInput(List<String> gaps, Field input, List<? extends @Nullable Object> values) {
        if (input.optional() && values.stream().noneMatch(Objects::isNull)) {
            gaps.add("no record leaves out '%s', which may be missing".formatted(input.name()));
        }
        var given = new HashSet<Object>();
        values.stream().filter(Objects::nonNull).forEach(given::add);
        var unused = unused(input, given);
        if (!unused.isEmpty()) {
            gaps.add("no record gives '%s' the value %s".formatted(input.name(), String.join(", ", unused)));
        } else if (given.size() == 1) {
            gaps.add("all records give '%s' the same value".formatted(input.name()));
        }
    }

    private static Set<String> unused(Field input, Set<Object> given) {
        return input.categories().stream()
                .filter(category -> !given.contains(category))
                .map("'%s'"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void addOutput(List<String> gaps, Field output, List<? extends @Nullable Object> values) {
        if (values.isEmpty()) {
            gaps.add("no record expects a value of output '%s'".formatted(output.name()));
        } else if (values.stream().distinct().count() == 1) {
            gaps.add("all records expect the same value of output '%s'".formatted(output.name()));
        }
    }
}
