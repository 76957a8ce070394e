package io.muster.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.formats.ModelFormat;
import io.muster.formats.pmml.PmmlFormats;
import io.muster.shared.Progress;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingBackendContract;
import io.muster.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command backend with a trainer written in shell and awk. */
class CommandBackendSlowTests extends TrainingBackendContract {

    @Override
    protected TrainingBackend createBackend() throws IOException {
        return Commands.of(folder, Commands.LEAST_SQUARES);
    }

    @Override
    protected String word() {
        return "command";
    }

    @Override
    protected TrainingJob job(Path directory) throws IOException {
        return Commands.job(folder, directory, "pmml");
    }

    @Override
    protected ModelFormat runtime() {
        return PmmlFormats.pmml();
    }

    @Test
    void readsWhatTheCommandMeasuredAndSaysOfItself() throws Exception {
        var model = createBackend().train(job(run("one")), Progress.IGNORED);

        assertThat(model.metrics()).containsEntry("training_rows", 700.0).containsKey("training_slope");
        assertThat(model.provenance()).containsEntry("trainer", "command fit").containsEntry("command.tool", "awk");
    }
}
