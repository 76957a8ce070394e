package io.muster.validation.fresh;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import io.muster.validation.evaluation.Evaluator;
import io.muster.validation.evaluation.UsableData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The search for data that a version has not seen: the outcomes of its use case with the latest period, if that ends
 * after everything the version was measured on and its rows do not occur there. Only the newest data counts: older data
 * must not hide what it would show.
 */
@Service
public class FreshDataSearch {

    /** The kind of evidence of a report, and the control that usable data provides. */
    public static final String EVIDENCE = "fresh-data";

    private final Inventory inventory;
    private final Datasets datasets;
    private final Evaluator evaluator;
    private final EvidenceLedger ledger;

    FreshDataSearch(Inventory inventory, Datasets datasets, Evaluator evaluator, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.datasets = datasets;
        this.evaluator = evaluator;
        this.ledger = ledger;
    }

    /**
     * Changes nothing. Reads the data's outcomes, and compares its rows with those of all data that the version has seen.
     *
     * @param named a dataset to use instead of the newest one, or null
     * @throws Refusal that may work later, such as a file that cannot be read now
     */
    public FreshDataReport find(ModelVersion version, FreshDataPolicy policy, @Nullable DatasetId named) {
        var useCase = inventory.model(version.id().model()).useCase();
        var seen = SeenData.of(version, ledger.of(version.id()), datasets);
        try {
            return candidate(useCase, seen, named)
                    .map(data -> examined(version, useCase, seen, data, policy))
                    .orElseGet(() -> FreshDataReport.missing(version.id(), seen.last(), policy));
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            return FreshDataReport.unknown(version.id(), seen.last(), policy, String.valueOf(refusal.getMessage()));
        }
    }

    private Optional<Dataset> candidate(UseCaseId useCase, SeenData seen, @Nullable DatasetId named) {
        return named != null
                ? Optional.of(datasets.dataset(named))
                : datasets.covering(useCase, Dataset.Role.OUTCOME).stream()
                        .filter(data -> isAfter(data, seen.last()))
                        .findFirst();
    }

    private static boolean isAfter(Dataset data, LocalDate last) {
        return data.covers() != null && data.covers().to().isAfter(last);
    }

    private FreshDataReport examined(
            ModelVersion version, UseCaseId useCase, SeenData seen, Dataset data, FreshDataPolicy policy) {
        var objections = new ArrayList<>(origin(version, useCase, seen, data));
        var usable = usable(version, data, objections);
        var overlap = usable == null ? Map.<String, Long>of() : overlap(seen, data, usable);
        if (usable != null) {
            objections.addAll(amount(usable, policy));
            overlap.forEach((with, rows) -> {
                if (rows > policy.overlap() * data.rows()) {
                    objections.add("%d of its %d rows also occur in '%s', which the version has seen; at most %s may"
                            .formatted(rows, data.rows(), with, policy.overlap()));
                }
            });
        }
        return FreshDataReport.of(version.id(), seen.last(), data, usable, overlap, policy, objections);
    }

    /** The developer of a version must not choose the data on which it is renewed without a person. */
    private List<String> origin(ModelVersion version, UseCaseId useCase, SeenData seen, Dataset data) {
        var objections = new ArrayList<String>();
        if (data.role() != Dataset.Role.OUTCOME) {
            objections.add("its role is '%s', expected 'outcome'"
                    .formatted(data.role().name().toLowerCase(Locale.ROOT)));
        }
        if (data.covers() == null || !data.covers().useCase().equals(useCase)) {
            objections.add("it is not declared to be of use case '%s'".formatted(useCase));
        } else if (!isAfter(data, seen.last())) {
            objections.add("its period ends on %s, and the version was measured on data until %s"
                    .formatted(data.covers().to(), seen.last()));
        }
        datasets.covering(useCase, Dataset.Role.OUTCOME).stream()
                .filter(other ->
                        data.covers() != null && isAfter(other, data.covers().to()))
                .findFirst()
                .ifPresent(newer -> objections.add("'%s' is newer: its period ends on %s"
                        .formatted(newer.id(), newer.covers().to())));
        if (data.by().samePersonAs(version.developer())) {
            objections.add("'%s', the developer of the version, registered it".formatted(data.by()));
        }
        return objections;
    }

    private @Nullable UsableData usable(ModelVersion version, Dataset data, List<String> objections) {
        try {
            return evaluator.inspect(version, data.id());
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            objections.add(String.valueOf(refusal.getMessage()));
            return null;
        }
    }

    private static List<String> amount(UsableData usable, FreshDataPolicy policy) {
        var objections = new ArrayList<String>();
        if (usable.known() < policy.rows()) {
            objections.add("the outcome of %d rows is known; at least %d are required"
                    .formatted(usable.known(), policy.rows()));
        }
        if (usable.positives() != null && usable.positives() < policy.positives()) {
            objections.add("%d rows have a positive outcome; at least %d are required"
                    .formatted(usable.positives(), policy.positives()));
        }
        return objections;
    }

    private Map<String, Long> overlap(SeenData seen, Dataset data, UsableData usable) {
        var rows = new TreeMap<String, Long>();
        for (var other : seen.datasets()) {
            rows.put(
                    other.name(),
                    other.equals(data.id())
                            ? data.rows()
                            : datasets.overlap(data.id(), other, usable.columns())
                                    .rows());
        }
        return rows;
    }
}
