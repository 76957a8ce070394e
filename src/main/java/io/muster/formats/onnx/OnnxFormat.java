package io.muster.formats.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.muster.formats.ArtifactFile;
import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The format of ONNX models (onnx.ai), scored by ONNX Runtime on the CPU. */
@Component
public class OnnxFormat implements ModelFormat {

    /** The format's name in the inventory. */
    public static final String ID = "onnx";

    private final ScoringSettings settings;

    public OnnxFormat(ScoringSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public FormatFacts facts() {
        return new FormatFacts("onnx_onnxv1", "onnxruntime", false);
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        return open(artifact, (environment, session, model) -> {
            session.close();
            return model.signature();
        });
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        return open(
                artifact,
                (environment, session, model) -> new OnnxScorer(environment, session, model, signature, settings));
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        var call = open(artifact, (environment, session, model) -> {
            session.close();
            var inputs = model.bindInputs(signature);
            return new LargestCall(inputs, OnnxScorer.chunk(model, inputs));
        });
        return new RunBounds(artifact, settings.maxTensorSize().toBytes()).unbounded(call);
    }

    /** The largest single call of the runtime. */
    record LargestCall(List<InputTensor> inputs, int rows) {}

    private interface Use<T> {
        T of(OrtEnvironment environment, NativeHandle<OrtSession> session, OnnxModel model) throws OrtException;
    }

    private <T> T open(Path artifact, Use<T> use) {
        ArtifactFile.requireSize(artifact, settings.maxArtifactSize());
        var labels = OnnxGuard.check(artifact, settings.maxTensorSize().toBytes());
        try (var options = new NativeHandle<>(options())) {
            var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            var session = new NativeHandle<>(environment.createSession(artifact.toString(), options.get()));
            return used(environment, session, labels, use);
        } catch (OrtException e) {
            throw new UnreadableArtifact(
                    "ONNX Runtime cannot load the model: " + e.getMessage().replace(artifact.toString(), "artifact"),
                    e);
        }
    }

    /** Closes the session unless it is handed over to the caller. */
    private static <T> T used(
            OrtEnvironment environment,
            NativeHandle<OrtSession> session,
            List<OnnxGuard.ClassLabels> labels,
            Use<T> use)
            throws OrtException {
        try {
            return use.of(environment, session, new OnnxModel(session.get(), labels));
        } catch (OrtException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private OrtSession.SessionOptions options() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(settings.threads());
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setDeterministicCompute(true);
        options.addConfigEntry("session.load_model_format", "ONNX");
        // Constant folding is the only way in which a small file can claim much memory before it scores.
        options.addConfigEntry(
                "optimization.constant_folding_max_output_size_in_bytes",
                Long.toString(settings.maxTensorSize().toBytes()));
        return options;
    }
}
