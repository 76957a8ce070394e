package io.muster.validation.fresh;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.evidence.Evidence;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.DatasetId;
import io.muster.validation.Validation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data that a version was trained or measured on.
 *
 * @param last the day until which it has seen data: the latest end of the periods it was measured on; the day of a
 *     measurement counts where no period was declared
 */
record SeenData(Set<DatasetId> datasets, LocalDate last) {

    private static final Set<String> MEASUREMENTS = Set.of(Validation.EVIDENCE, Validation.ON_FRESH_DATA);

    /** @param all evidence about the version, in order of time */
    static SeenData of(ModelVersion version, List<Evidence> all, Datasets datasets) {
        var measured = all.stream()
                .filter(evidence -> MEASUREMENTS.contains(evidence.kind()) && data(evidence) != null)
                .toList();
        var seen = new LinkedHashSet<DatasetId>();
        if (version.training() != null) {
            seen.add(version.training().data());
        }
        seen.add(version.evaluation().data());
        measured.forEach(evidence -> seen.add(data(evidence)));
        var last = measured.stream()
                .map(evidence -> until(evidence, datasets.dataset(data(evidence))))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        return new SeenData(seen, last);
    }

    private static LocalDate until(Evidence evidence, Dataset data) {
        return data.covers() == null
                ? LocalDate.ofInstant(evidence.at(), ZoneOffset.UTC)
                : data.covers().to();
    }

    private static DatasetId data(Evidence evidence) {
        return Stream.of(evidence.body().path("data"))
                .filter(JsonNode::isTextual)
                .map(name -> new DatasetId(name.asText()))
                .findFirst()
                .orElse(null);
    }
}
