package io.muster.deployment;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver.About;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions of a version in production, as the inference endpoint reports them to observers. */
public record Predictions(Deployment deployment) {

    public static Predictions of(VersionId version) {
        return new Predictions(new Deployment(
                "deployment-of-" + version.model(),
                version,
                CertifiedModels.PRODUCTION,
                DeploymentRole.CHAMPION,
                "embedded",
                "certificate",
                Actor.person("otto"),
                SettableClock.START,
                null,
                null));
    }

    public Request request(String caller) {
        return new Request(deployment, Actor.person(caller), "4711", SettableClock.START, 1_500_000, About.NOTHING);
    }

    public void answered(PredictionObserver observer, String caller, int rows) {
        observer.answered(request(caller), inputs(rows), outputs(rows));
    }

    /** A request that could not be read. */
    public void failed(PredictionObserver observer, String caller) {
        failed(observer, caller, Failure.INVALID, null);
    }

    public void failed(PredictionObserver observer, String caller, Failure failure, @Nullable ColumnBatch inputs) {
        observer.failed(request(caller), failure, inputs);
    }

    /** One column of each kind; the first row has only missing values. */
    public static ColumnBatch inputs(int rows) {
        var numbers = new double[rows];
        var texts = new String[rows];
        var flags = new Boolean[rows];
        var vectors = new float[2 * rows];
        for (var row = 0; row < rows; row++) {
            numbers[row] = row == 0 ? Double.NaN : row;
            texts[row] = row == 0 ? null : "text " + row;
            flags[row] = row == 0 ? null : row % 2 == 0;
            vectors[2 * row] = row == 0 ? Float.NaN : row;
        }
        return new ColumnBatch(
                rows,
                List.of(
                        new Column.Numbers("number", numbers),
                        new Column.Texts("text", texts),
                        new Column.Flags("flag", flags),
                        new Column.Vectors("vector", 2, vectors)));
    }

    /** The values of all columns, each as a text. */
    public static List<String> values(ColumnBatch batch) {
        return batch.columns().stream()
                .map(column -> column.name() + values(column))
                .toList();
    }

    private static String values(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return Arrays.toString(numbers.values());
        }
        if (column instanceof Column.Vectors vectors) {
            return Arrays.toString(vectors.values());
        }
        return Arrays.toString(
                column instanceof Column.Texts texts ? texts.values() : ((Column.Flags) column).values());
    }

    public static ColumnBatch outputs(int rows) {
        return new ColumnBatch(rows, List.of(new Column.Numbers("score", new double[rows])));
    }
}
