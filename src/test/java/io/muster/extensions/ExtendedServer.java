package io.muster.extensions;

import io.muster.Muster;
import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.Origin;
import io.muster.shared.DatasetId;
import io.muster.testing.CreditModel;
import io.muster.testing.NoTestClasses;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** The real server in a process of its own, with a draft in the format of {@code docs/examples/own-step}. */
public final class ExtendedServer {

    static final String READY = "EXTENDED-READY";

    private ExtendedServer() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Muster.class, ServerUsers.class, LinearDraft.class)
                .initializers(new NoTestClasses())
                .run(arguments);
    }

    /** Good enough for its policy: the outcome happens as often as the score says, in two regions alike. */
    @TestComponent
    static class LinearDraft {

        private static final Logger LOG = LoggerFactory.getLogger(LinearDraft.class);
        private static final DatasetId DATA = new DatasetId("loans-by-region");
        private static final int ROWS = 400;
        private static final double GOLDEN_RATIO = 0.618033988749895;

        private final Inventory inventory;
        private final Artifacts artifacts;
        private final Datasets datasets;

        LinearDraft(Inventory inventory, Artifacts artifacts, Datasets datasets) {
            this.inventory = inventory;
            this.artifacts = artifacts;
            this.datasets = datasets;
        }

        @EventListener(ApplicationReadyEvent.class)
        void draft() {
            datasets.upload(DATA, Dataset.Role.VALIDATION, Dataset.Format.CSV, bytes(csv()), TestUsers.DEVELOPER);
            var artifact = artifacts.store(bytes("""
                    {"output": "y", "intercept": 0, "weights": {"x": 1}}"""));
            var plan = new EvaluationPlan(EvaluationPlan.Task.BINARY_CLASSIFICATION, DATA, "outcome", "bad", "y");
            CreditModel.unique("loan-score")
                    .exposed(Materiality.LOW, false, false, false)
                    .built(Origin.IMPORTED, "linear-json", null, plan)
                    .artifact(artifact, new GoldenRecord(Map.of("x", 0.5), Map.of("y", 0.5), 1e-9))
                    .draft(inventory);
            LOG.info(READY);
        }

        private static ByteArrayInputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        private static String csv() {
            var csv = new StringBuilder("x,region,outcome\n");
            for (var row = 0; row < ROWS; row++) {
                var score = (row + 0.5) / ROWS;
                var isBad = row * GOLDEN_RATIO % 1 < score;
                csv.append(String.format(Locale.ROOT, "%.5f,%s,%s%n", score, region(row), isBad ? "bad" : "good"));
            }
            return csv.toString();
        }

        /** Of the 200 rows decided negative 100 are of the north and 100 of the south; of the others, all but 50. */
        private static String region(int row) {
            return row < ROWS / 2 ? row % 2 == 0 ? "north" : "south" : row % 4 == 0 ? "south" : "north";
        }
    }
}
