package io.muster.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.Progress;
import io.muster.testing.ServerProcess;
import io.muster.training.TrainingBackend;
import io.muster.training.runs.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command whose server is killed continues; the clean-up after that server ends it. */
class LeftoverCommandSlowTests {

    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private TrainingBackend backend;

    @BeforeEach
    void aTrainerThatNeverEndsWithAChildThatDoesNotListen() throws IOException {
        backend = Commands.of(folder, """
                #!/bin/sh
                (trap '' TERM; while true; do sleep 600; done) &
                echo $! > %1$s/child
                echo $$ > %1$s/parent
                echo 'progress 0.5 ready'
                wait
                """.formatted(folder));
    }

    @AfterEach
    void nothingContinues() {
        backend.endLeftover(folder.resolve("run"));
    }

    @Test
    void isEndedWithItsChildrenAfterItsServerWasKilled() throws Exception {
        try (var server =
                ServerProcess.start(MortalTrainer.class, folder.resolve("log"), List.of(folder.toString(), "run"))) {
            server.await("ready", SOON);
            server.kill();
        }
        var family = List.of(pid("parent"), pid("child"));
        assertThat(family).allMatch(LeftoverCommandSlowTests::runs);

        assertThat(backend.endLeftover(folder.resolve("run"))).isTrue();
        assertThat(family).noneMatch(LeftoverCommandSlowTests::runs);
    }

    @Test
    void sparesALaterProcessWithTheSameNumber() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var mark = ProcessMark.of(stranger.toHandle());
            var earlier = new ProcessMark(mark.pid(), mark.started() - 60_000);
            Files.createDirectory(folder.resolve("run"));
            Files.writeString(folder.resolve("run/processes"), earlier + "\nnonsense\n");

            assertThat(backend.endLeftover(folder.resolve("run"))).isTrue();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(name)).strip());
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessFamily::runs).isPresent();
    }

    /** Trains in a process of its own: in the folder of its first argument, in the directory of its second. */
    static final class MortalTrainer {

        private MortalTrainer() {}

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var directory = Files.createDirectory(folder.resolve(arguments[1]));
            var backend = Commands.of(folder.resolve("fit.sh"));
            var progress = (Progress) (done, message) -> System.out.println(message);
            backend.train(Commands.job(folder, directory, "pmml"), progress);
        }
    }
}
