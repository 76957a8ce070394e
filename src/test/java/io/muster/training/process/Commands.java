package io.muster.training.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.muster.training.GermanCredit;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingJob;
import io.muster.training.process.CommandSettings.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Real executables for the command backend: shell scripts in a folder of the test. */
public final class Commands {

    /** Fits a line through one feature by least squares, and writes it as PMML: a trainer of one screen. */
    public static final String LEAST_SQUARES = """
            #!/bin/sh
            set -eu
            while [ $# -gt 0 ]; do
              case "$1" in
                --data) data=$2 ;;
                --parameters) parameters=$2 ;;
                --out) out=$2 ;;
              esac
              shift 2
            done
            text() { sed -n "s/.*\\"$1\\":\\\\[*\\"\\([^\\"]*\\)\\".*/\\1/p" "$parameters"; }
            echo "progress 0.1 reading"
            awk -F, -v x="$(text features)" -v y="$(text target)" -v yes="$(text positive)" -v out="$out" '
              NR == 1 { for (i = 1; i <= NF; i++) { if ($i == x) cx = i; if ($i == y) cy = i }; next }
              { a = $cx; b = ($cy == yes) ? 1 : 0; n++; sa += a; sb += b; saa += a * a; sab += a * b; first = (n == 1) ? a : first }
              END {
                slope = (n * sab - sa * sb) / (n * saa - sa * sa)
                intercept = (sb - slope * sa) / n
                pmml = out "/model.pmml"
                printf "<PMML xmlns=\\"http://www.dmg.org/PMML-4_4\\" version=\\"4.4\\"><Header/><DataDictionary>" > pmml
                printf "<DataField name=\\"%s\\" optype=\\"continuous\\" dataType=\\"double\\"/>", x > pmml
                printf "<DataField name=\\"outcome\\" optype=\\"continuous\\" dataType=\\"double\\"/></DataDictionary>" > pmml
                printf "<RegressionModel functionName=\\"regression\\"><MiningSchema><MiningField name=\\"%s\\"/>", x > pmml
                printf "<MiningField name=\\"outcome\\" usageType=\\"target\\"/></MiningSchema><Output>" > pmml
                printf "<OutputField name=\\"score\\" optype=\\"continuous\\" dataType=\\"double\\" feature=\\"predictedValue\\"/>" > pmml
                printf "</Output><RegressionTable intercept=\\"%.17g\\">", intercept > pmml
                printf "<NumericPredictor name=\\"%s\\" coefficient=\\"%.17g\\"/></RegressionTable>", x, slope > pmml
                printf "</RegressionModel></PMML>" > pmml
                printf "{\\"training_rows\\":%d,\\"training_slope\\":%.17g}", n, slope > (out "/metrics.json")
                printf "[{\\"inputs\\":{\\"%s\\":%.17g},\\"expected\\":{\\"score\\":%.17g},\\"tolerance\\":1e-9}]", x, first, intercept + slope * first > (out "/golden.json")
                printf "{\\"tool\\":\\"awk\\"}" > (out "/provenance.json")
              }' "$data"
            echo "progress 1 written"
            """;

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DataSize LARGE = DataSize.ofMegabytes(50);

    private Commands() {}

    /** A backend that knows the script as command {@code fit}. */
    static TrainingBackend of(Path folder, String script) throws IOException {
        return of(folder, script, LONG, LARGE);
    }

    static TrainingBackend of(Path folder, String script, Duration timeLimit, DataSize outputLimit) throws IOException {
        return of(new Command(List.of(executable(folder, script).toString()), Map.of(), timeLimit, outputLimit));
    }

    /** @param executable is there already */
    static TrainingBackend of(Path executable) {
        return of(new Command(List.of(executable.toString()), Map.of(), LONG, LARGE));
    }

    static TrainingBackend of(Command command) {
        return new CommandBackend(new CommandSettings(Map.of("fit", command)), new ObjectMapper());
    }

    static Path executable(Path folder, String script) throws IOException {
        var file = Files.writeString(folder.resolve("fit.sh"), script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Not made executable: " + file);
        }
        return file;
    }

    static TrainingJob job(Path folder, Path directory, String format) throws IOException {
        var plan = new TrainingPlan(
                "command",
                "fit",
                new DatasetId("german-credit-training"),
                GermanCredit.TARGET,
                List.of("duration"),
                Map.of("depth", "3"));
        return new TrainingJob(
                VersionId.parse("credit@1"),
                format,
                plan,
                GermanCredit.POSITIVE,
                GermanCredit.asFile(GermanCredit.training(), folder),
                directory);
    }
}
