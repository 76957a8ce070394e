package io.muster.inventory.versions;

import io.muster.inventory.entry.Limits;
import io.muster.shared.DatasetId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The training plan of a version.
 *
 * @param backend id of the training backend: {@code embedded}, {@code command}, {@code external}
 * @param algorithm the backend's name of the algorithm, such as {@code random-forest}
 * @param data what to train on
 * @param target column to predict
 * @param features input columns, in the order of the signature
 * @param parameters hyper-parameters by name, and {@code seed}
 */
public record TrainingPlan(
        String backend,
        String algorithm,
        DatasetId data,
        String target,
        List<String> features,
        Map<String, String> parameters) {

    public TrainingPlan {
        backend = Limits.name("backend", backend);
        algorithm = Limits.name("algorithm", algorithm);
        Limits.present("data", data);
        target = Limits.spelled("target", target);
        features = Limits.names("features", features, Limits.FIELDS);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters == null ? Map.of() : parameters));
        Limits.atMost("parameters", parameters.size(), Limits.ENTRIES);
        Limits.entries("parameters", List.copyOf(parameters.values()));
    }
}
