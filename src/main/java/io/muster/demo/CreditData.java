package io.muster.demo;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.arff.Arff;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The German credit data (UCI, CC BY 4.0), 1,000 loans, split once: seven of ten rows for training, three for
 * validation. The order of the rows carries no information.
 */
@Component
@Profile("demo")
class CreditData {

    static final DatasetId TRAINING = new DatasetId("german-credit-training");
    static final DatasetId HOLDOUT = new DatasetId("german-credit-holdout");
    static final DatasetId CASES = new DatasetId("affordability-cases");

    static final String TARGET = "class";
    static final String POSITIVE = "bad";

    /** Excluded columns: sex and marital status, nationality and age must not decide on a loan. */
    private static final List<String> NOT_ASKED = List.of("personal_status", "foreign_worker", "age", TARGET);

    private final Datasets datasets;

    CreditData(Datasets datasets) {
        this.datasets = datasets;
    }

    /** Registers the data in the name of the given person. */
    void register(Actor by) {
        var lines = lines();
        upload(TRAINING, Dataset.Role.TRAINING, cut(lines, row -> row % 10 < 7), by);
        upload(HOLDOUT, Dataset.Role.VALIDATION, cut(lines, row -> row % 10 >= 7), by);
        upload(CASES, Dataset.Role.VALIDATION, DemoFiles.text("affordability-cases.csv"), by);
    }

    /** Columns that models may use. */
    List<String> features() {
        var header = lines().get(0);
        return List.of(header.split(",")).stream()
                .filter(name -> !NOT_ASKED.contains(name))
                .toList();
    }

    private void upload(DatasetId id, Dataset.Role role, String csv, Actor by) {
        datasets.upload(
                id, role, Dataset.Format.CSV, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), by);
    }

    private static String cut(List<String> lines, IntPredicate rows) {
        var part = new ArrayList<String>();
        part.add(lines.get(0));
        IntStream.range(0, lines.size() - 1)
                .filter(rows)
                .mapToObj(row -> lines.get(row + 1))
                .forEach(part::add);
        return String.join("\n", part) + "\n";
    }

    private static List<String> lines() {
        var csv = new StringWriter();
        try (var arff = new ClassPathResource("public-data/credit-g.arff").getInputStream()) {
            Arff.toCsv(arff, csv);
        } catch (IOException e) {
            throw new UncheckedIOException("The German credit data is missing; the build unpacks it", e);
        }
        return csv.toString().lines().toList();
    }
}
