package io.muster.scoring;

import io.muster.extensions.ExtensionRefused;
import io.muster.formats.ModelFormat;
import io.muster.formats.OutsideFormats;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The model formats of this server by id: Muster's own, and those of extensions. */
final class FormatRegistry {

    private final Map<String, ModelFormat> formats;

    /** @throws ExtensionRefused if two have the same id, or a format of an extension breaks the rules */
    FormatRegistry(List<ModelFormat> formats) {
        formats.forEach(OutsideFormats::require);
        this.formats = formats.stream()
                .collect(Collectors.toMap(
                        ModelFormat::id,
                        Function.identity(),
                        (one, other) -> {
                            throw OutsideFormats.twice(one, other);
                        },
                        TreeMap::new));
    }

    /** @throws Refusal {@code UNKNOWN_FORMAT} if nothing scores the format */
    ModelFormat get(String id) {
        var format = formats.get(id);
        if (format == null) {
            throw ScoringProblem.UNKNOWN_FORMAT.refusal(
                    "The format '%s' cannot be scored: expected one of %s", id, formats.keySet());
        }
        return format;
    }
}
