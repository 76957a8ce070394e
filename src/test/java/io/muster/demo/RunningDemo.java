package io.muster.demo;

import io.muster.testing.PlainServer;
import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The demo in a process of its own, as README's first command starts it, with its data in a directory of the test's. */
record RunningDemo(int port, ServerProcess process) implements AutoCloseable {

    static final String PASSWORD = "Muster-demo-1";

    private static final Duration START = Duration.ofMinutes(4);

    static RunningDemo start(Path data, String... more) throws IOException, InterruptedException {
        var port = Ports.free();
        var process = ServerProcess.start(PlainServer.class, data.resolve("demo.log"), settings(port, data, more));
        process.await("Muster is ready", START);
        return new RunningDemo(port, process);
    }

    private static List<String> settings(int port, Path data, String... more) {
        var settings = List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--server.shutdown=immediate",
                "--muster.demo.vendor-port=" + Ports.free(),
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "--muster.artifacts.directory=" + data.resolve("artifacts"),
                "--muster.training.directory=" + data.resolve("training"),
                "--muster.security.key-directory=" + data.resolve("keys"),
                "--muster.audit.checkpoint-memory=" + data.resolve("checkpoint.json"),
                "--muster.evidence.revocation-memory=" + data.resolve("revocations"));
        return Stream.concat(settings.stream(), Stream.of(more)).toList();
    }

    String url() {
        return "http://localhost:" + port;
    }

    Server.Caller as(String person) {
        return Server.at(port).as(person, PASSWORD);
    }

    @Override
    public void close() {
        process.close();
    }
}
