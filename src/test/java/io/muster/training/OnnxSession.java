package io.muster.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Scores an artifact by ONNX Runtime itself, without Muster's scoring in between. */
public final class OnnxSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    public OnnxSession(Path artifact) throws OrtException {
        session = environment.createSession(artifact.toString());
    }

    public record Scores(String[] labels, double[] probabilities) {}

    public Scores score(ColumnBatch rows) throws OrtException {
        Map<String, OnnxTensorLike> inputs = new HashMap<>();
        for (var name : session.getInputNames()) {
            inputs.put(name, tensor(rows.column(name)));
        }
        try (var result = session.run(inputs)) {
            var labels = (String[][]) result.get("label").orElseThrow().getValue();
            var probabilities =
                    (float[][]) result.get("probability").orElseThrow().getValue();
            var scores = new Scores(new String[rows.rows()], new double[rows.rows()]);
            for (var i = 0; i < rows.rows(); i++) {
                scores.labels()[i] = labels[i][0];
                scores.probabilities()[i] = probabilities[i][0];
            }
            return scores;
        } finally {
            inputs.values().forEach(OnnxTensorLike::close);
        }
    }

    private OnnxTensor tensor(Column column) throws OrtException {
        var shape = new long[] {column.rows(), 1};
        if (column instanceof Column.Numbers numbers) {
            return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers.values()), shape);
        }
        return OnnxTensor.createTensor(environment, ((Column.Texts) column).values(), shape);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
