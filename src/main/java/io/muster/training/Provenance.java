package io.muster.training;

import io.muster.inventory.versions.TrainingPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The facts about a run that do not depend on the backend. */
final class Provenance {

    private Provenance() {}

    static Map<String, String> of(TrainingJob job, Instant started, Instant finished, TrainedModel model) {
        var facts = new TreeMap<>(model.provenance());
        order(job.plan(), job.data(), facts);
        facts.put("training.started", started.toString());
        facts.put("training.finished", finished.toString());
        facts.put("training.duration", Duration.between(started, finished).toString());
        facts.put("muster.version", musterVersion());
        return facts;
    }

    /** Adds the plan and the data of the training. */
    static void order(TrainingPlan plan, TrainingData data, Map<String, String> facts) {
        plan(plan, facts);
        facts.put("training.data", data.id().name());
        facts.put("training.data.digest", data.digest().toString());
        facts.put("training.data.rows", Long.toString(data.rows()));
    }

    private static void plan(TrainingPlan plan, Map<String, String> facts) {
        facts.put("training.backend", plan.backend());
        facts.put("training.algorithm", plan.algorithm());
        facts.put("training.target", plan.target());
        facts.put("training.features", String.join(",", plan.features()));
        // The backend's statement of what it used, defaults included, takes precedence; the plan fills in what it left
        // out.
        plan.parameters().forEach((name, value) -> facts.putIfAbsent("parameter." + name, value));
    }

    private static String musterVersion() {
        return Objects.requireNonNullElse(TrainingRunner.class.getPackage().getImplementationVersion(), "development");
    }
}
