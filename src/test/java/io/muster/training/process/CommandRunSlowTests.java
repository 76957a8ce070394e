package io.muster.training.process;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingProblem;
import io.muster.training.process.CommandSettings.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** The treatment of executables that misbehave, and of those that are stopped. */
class CommandRunSlowTests {

    private static final String ARGUMENTS = "data=$2; parameters=$4; out=$6\n";
    private static final String LEAVE_A_MODEL = "echo '<x/>' > $out/model.pmml; echo '{}' > $out/metrics.json\n";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DataSize LARGE = DataSize.ofMegabytes(50);

    @TempDir
    Path folder;

    @Test
    void showsTheProgressLinesAmongWhateverElseIsPrinted() throws Exception {
        var told = new ArrayList<String>();
        // It continues once the line was seen, independent of the polling interval.
        train("""
                echo chatter; echo 'progress 7 no share'; echo 'progress 0.25 first tree'
                while [ ! -f %s ]; do sleep 0.02; done
                """.formatted(folder.resolve("seen")) + LEAVE_A_MODEL, (done, message) -> {
            told.add(done + " " + message);
            if (message.equals("first tree")) {
                touch("seen");
            }
        });

        assertThat(told).contains("0.25 first tree").noneMatch(line -> line.contains("no share"));
    }

    @Test
    void givesTheCommandItsDataAndParametersInFilesAndNothingOfTheServersEnvironment() throws Exception {
        var model = train(
                "grep -q '\"parameters\":{\"depth\":\"3\"}' $parameters; head -1 $data | grep -q duration\n"
                        + "env | cut -d= -f1 | sort | tr '\\n' ' ' > $out/names; pwd > $out/where\n"
                        + "echo \"{\\\"names\\\":\\\"$(cat $out/names)\\\"}\" > $out/provenance.json\n"
                        + LEAVE_A_MODEL,
                Progress.IGNORED);

        assertThat(model.provenance().get("command.names").split(" "))
                .contains("HOME", "LANG", "PATH", "TMPDIR", "TZ")
                .doesNotContainAnyElementsOf(List.of("USER", "JAVA_HOME", "MAVEN_OPTS", "LD_LIBRARY_PATH"));
    }

    @Test
    void killsWhatTakesTooLongWithItsChildren() {
        assertThatThrownBy(() -> train(START_CHILDREN + "wait\n", Duration.ofMillis(500), LARGE, Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.TRAINING_COMMAND_FAILED))
                .hasMessageContaining("took longer than 0.5s and was killed");
        assertNothingRuns();
    }

    @Test
    void killsWhatWritesTooMuch() {
        assertThatThrownBy(() -> train(
                        START_CHILDREN + "head -c 3000000 /dev/zero > $out/model.pmml; wait\n",
                        LONG,
                        DataSize.ofMegabytes(1),
                        Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.TRAINING_COMMAND_FAILED))
                .hasMessageContaining("wrote more than 1048576 bytes and was killed");
        assertNothingRuns();
    }

    @Test
    void killsACancelledProcessWithItsChildrenEvenIfTheyIgnoreSignals() {
        assertThatThrownBy(() -> train("trap '' TERM\n" + START_CHILDREN + "wait; wait\n", this::cancelWhenReady))
                .isInstanceOf(CancellationException.class);
        assertNothingRuns();
    }

    @Test
    void killsWhatRunsWhenItCanNoLongerBeNotedWhoRuns() {
        var block = "while [ ! -f %s ]; do sleep 0.02; done; rm $out/../processes; mkdir $out/../processes\n"
                .formatted(folder.resolve("seen"));
        assertThatThrownBy(() -> train(START_CHILDREN + block + "sleep 600 & wait\n", (done, message) -> {
                    if (message.equals("ready")) {
                        touch("seen");
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Could not record a process");
        assertNothingRuns();
    }

    @Test
    void killsWhatRunsWhenItsThreadIsInterrupted() {
        assertThatThrownBy(() -> train(START_CHILDREN + "wait\n", (done, message) -> {
                    if (message.equals("ready")) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertNothingRuns();
    }

    @Test
    void endsChildrenThatASuccessfulCommandLeftBehind() throws Exception {
        train(
                START_CHILDREN
                        + "while [ ! -f %s ]; do sleep 0.02; done\n".formatted(folder.resolve("seen"))
                        + LEAVE_A_MODEL,
                (done, message) -> {
                    if (message.equals("ready")) {
                        touch("seen");
                    }
                });

        assertNothingRuns();
    }

    @Test
    void saysHowItEndedAndTheEndOfWhatItComplained() {
        assertThatThrownBy(
                        () -> train("yes chatter | head -n 200000; echo 'no memory' >&2; exit 3\n", Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.TRAINING_COMMAND_FAILED))
                .hasMessage("Training command 'fit' ended with exit code 3: no memory");
    }

    @Test
    void saysWhenItCannotBeStarted() {
        var backend = Commands.of(new Command(List.of(folder.resolve("nowhere").toString()), Map.of(), LONG, LARGE));

        assertThatThrownBy(() -> backend.train(Commands.job(folder, run(), "pmml"), Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.TRAINING_COMMAND_FAILED))
                .hasMessageContaining("could not be started");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true                                                                  | left no metrics.json
            echo '{}' > $out/metrics.json; echo x > $out/other.txt                | left no regular file model.pmml, only [metrics.json, other.txt]
            echo 'I am not JSON' > $out/metrics.json; echo x > $out/model.pmml    | left an unreadable metrics.json
            echo '{"auc":"good"}' > $out/metrics.json; echo x > $out/model.pmml   | left an unreadable metrics.json
            echo '{}' > $out/metrics.json; mkdir $out/model.pmml                  | left no regular file model.pmml
            echo '{}' > $out/metrics.json; ln -s /etc/passwd $out/model.pmml      | left no regular file model.pmml
            echo '{}' > $out/m; ln -s m $out/metrics.json; echo x > $out/model.pmml | left no metrics.json
            echo '{}' > $out/metrics.json; echo x > $out/model.pmml; echo '[{}]' > $out/golden.json | left an unreadable golden.json
            head -c 17000000 /dev/zero > $out/metrics.json; echo x > $out/model.pmml | left a metrics.json of more than 16777216 bytes
            """)
    void refusesAnArtifactThatIsNotAModelAndKeepsItsMetrics(String script, String complaint) {
        assertThatThrownBy(() -> train(script + "\n", Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.TRAINING_COMMAND_FAILED))
                .hasMessageContaining(complaint);
    }

    @Test
    void runsPythonToo() throws Exception {
        var python = List.of("/usr/local/bin/python3", "/usr/bin/python3", "/bin/python3").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(python).as("a Python on this machine").isPresent();
        var script = Files.writeString(folder.resolve("fit.py"), """
                import csv, json, os, sys
                given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
                order = json.load(open(given["--parameters"]))
                rows = list(csv.DictReader(open(given["--data"])))
                bad = sum(row[order["target"]] == order["positive"] for row in rows)
                open(os.path.join(given["--out"], "model.pmml"), "w").write("<PMML/>")
                json.dump({"training_positive_share": bad / len(rows)}, open(os.path.join(given["--out"], "metrics.json"), "w"))
                print("progress 1 done")
                """);
        var command = new Command(List.of(python.get().toString(), script.toString()), Map.of(), LONG, LARGE);

        var model = Commands.of(command).train(Commands.job(folder, run(), "pmml"), Progress.IGNORED);

        assertThat(model.metrics().get("training_positive_share")).isBetween(0.25, 0.35);
    }

    /** Two generations beside the command itself, all of whom write down who they are. */
    private static final String START_CHILDREN = """
            note() { echo $1 >> $FOLDER/pids; }
            note $$
            sleep 600 & note $!
            (sleep 600 & note $!; wait) & note $!
            while [ "$(wc -l < $FOLDER/pids)" -lt 4 ]; do sleep 0.02; done
            echo 'progress 0.5 ready'
            """;

    private void assertNothingRuns() {
        assertThat(folder.resolve("pids"))
                .content()
                .satisfies(pids -> assertThat(pids.lines().map(Long::parseLong).toList())
                        .hasSize(4)
                        .allMatch(pid -> ProcessHandle.of(pid)
                                .filter(ProcessFamily::runs)
                                .isEmpty()));
    }

    private void cancelWhenReady(double done, String message) {
        if (message.equals("ready")) {
            throw new CancellationException("Enough");
        }
    }

    private void touch(String name) {
        try {
            Files.writeString(folder.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrainedModel train(String script, Progress progress) throws Exception {
        return train(script, LONG, LARGE, progress);
    }

    private TrainedModel train(String script, Duration timeLimit, DataSize outputLimit, Progress progress)
            throws Exception {
        var whole = "#!/bin/sh\nset -e\nFOLDER=" + folder + "\n" + ARGUMENTS + script;
        return Commands.of(folder, whole, timeLimit, outputLimit).train(Commands.job(folder, run(), "pmml"), progress);
    }

    private Path run() throws IOException {
        return Files.createTempDirectory(folder, "run");
    }
}
