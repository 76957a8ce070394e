package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.PlainServer;
import io.muster.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program where it cannot start: it says what, where and what to do, in at most ten lines and no stack trace. */
class StartFailureServerTests {

    private static final Duration START = Duration.ofMinutes(4);
    private static final String BEGINNING = "Muster does not start.";
    private static final int LINES_AT_MOST = 10;

    @TempDir
    Path directory;

    @Test
    void theDatabaseIsInUseByAnotherInstance() throws Exception {
        try (var another = DriverManager.getConnection(h2(), "muster", "")) {
            assertThat(another.isValid(1)).isTrue();
            assertThat(failure())
                    .contains("The database 'jdbc:h2:file:" + directory.resolve("db"))
                    .contains("already in use")
                    .contains("What to do: Another instance of Muster, or a tool, has opened it. Stop that one first");
        }
    }

    @Test
    void thePasswordOfTheDatabaseIsWrong() throws Exception {
        DriverManager.getConnection(h2(), "muster", "right").close();

        assertThat(failure("--spring.datasource.password=wrong-password"))
                .contains("Wrong user name or password")
                .contains("(user 'muster')")
                .contains("MUSTER_DATABASE_PASSWORD")
                .doesNotContain("wrong-password");
    }

    @Test
    void noServerAnswersAtTheDatabasesAddress() throws Exception {
        assertThat(failure("--spring.datasource.url=jdbc:postgresql://localhost:1/muster?password=secret"))
                .contains("The database 'jdbc:postgresql://localhost:1/muster' (user 'muster') cannot be used")
                .contains("Connection to localhost:1 refused")
                .contains("What to do: Start it, or correct the address")
                .doesNotContain("secret");
    }

    @Test
    void theServerOfTheDatabaseKnowsNeitherUserNorDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var server = "--spring.datasource.url=jdbc:postgresql://localhost:%d/".formatted(postgres.getPort());
            assertThat(failure(server + "postgres", "--spring.datasource.username=stranger"))
                    .contains("role \"stranger\" does not exist")
                    .contains("What to do: Correct user and password");
            assertThat(failure(server + "elsewhere", "--spring.datasource.username=postgres"))
                    .contains("database \"elsewhere\" does not exist")
                    .contains("What to do: Create the database");
        }
    }

    @Test
    void theFolderOfTheDatabaseIsAFile() throws Exception {
        Files.writeString(directory.resolve("file"), "in the way");

        assertThat(failure("--spring.datasource.url=jdbc:h2:file:" + directory.resolve("file/db")))
                .contains("file/db")
                .contains("What to do: Give the server's user permission to write to its folder");
    }

    @Test
    void theTablesAreNotOurs() throws Exception {
        sql("create table customers (id int)");

        assertThat(failure())
                .contains("The tables in the database 'jdbc:h2:file:")
                .contains("do not fit this version of Muster")
                .contains("non-empty schema")
                .contains("What to do: Start the version that created them");
    }

    @Test
    void theEnginesTablesAreOlder() throws Exception {
        sql(
                "create table ACT_GE_PROPERTY (NAME_ varchar(64) primary key, VALUE_ varchar(300), REV_ integer)",
                "insert into ACT_GE_PROPERTY values ('schema.version', 'fox', 1)",
                "create table ACT_GE_SCHEMA_LOG (ID_ varchar(64), TIMESTAMP_ timestamp, VERSION_ varchar(255))",
                "insert into ACT_GE_SCHEMA_LOG values ('0', current_timestamp, '7.20.0')");

        assertThat(failure("--spring.profiles.active=production"))
                .contains("The process engine's tables are of version 7.20.0, but the engine is 7.24.0")
                .contains("What to do: Back up the database");
    }

    @Test
    void theEnginesTablesAreMissingInProduction() throws Exception {
        assertThat(failure("--spring.profiles.active=production"))
                .contains("The process engine's tables are not in the database")
                .contains("schema-update=true");
    }

    @Test
    void theSigningKeyIsCorrupt() throws Exception {
        var keys = Files.createDirectories(directory.resolve("keys"));
        Files.writeString(keys.resolve("active"), "0123456789abcdef");
        Files.writeString(keys.resolve("0123456789abcdef.private.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");

        assertThat(failure())
                .contains("No usable signing key in '%s'".formatted(keys))
                .contains("What to do: Restore the directory muster.security.key-directory")
                .contains("Do not start with an empty one");
    }

    @Test
    void theSigningKeyIsMissing() throws Exception {
        var keys = Files.createDirectories(directory.resolve("keys"));
        Files.writeString(keys.resolve("active"), "0123456789abcdef");

        assertThat(failure())
                .contains("0123456789abcdef.private.pem (NoSuchFileException)")
                .contains("What to do: Restore the directory");
    }

    @Test
    void aFolderForDataCannotBeMade() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "in the way");

        assertThat(failure("--muster.artifacts.directory=" + file.resolve("artifacts")))
                .contains("The file or folder '%s".formatted(file))
                .contains("cannot be used")
                .contains("muster.artifacts.directory");
    }

    /** The root user ignores file modes; this file system refuses writes by everyone. */
    @Test
    void theDataFolderCannotBeWrittenTo() throws Exception {
        var refusing = Path.of("/sys");
        Assumptions.assumeTrue(
                Files.isDirectory(refusing), "only Linux has a file system that refuses writes by everyone");

        assertThat(failure("--muster.artifacts.directory=" + refusing.resolve("muster-artifacts")))
                .contains("The file or folder '%s".formatted(refusing.resolve("muster-artifacts")))
                .contains("cannot be used")
                .contains("What to do: Its folder must exist, with space left, and the server's user");
        assertThat(failure("--spring.datasource.url=jdbc:h2:file:" + refusing.resolve("muster/db")))
                .contains("The database 'jdbc:h2:file:" + refusing.resolve("muster/db"))
                .contains("What to do: Give the server's user permission to write to its folder");
    }

    @Test
    void thePortIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLocalHost());
                var everywhere = new ServerSocket(0)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(failure("--server.port=" + everywhere.getLocalPort()))
                    .contains("Port %d was already in use".formatted(everywhere.getLocalPort()))
                    .contains("What to do: Identify and stop the process");
        }
    }

    @Test
    void aSettingHasNoMeaning() throws Exception {
        assertThat(failure("--muster.audit.checkpoint-every=often"))
                .contains("muster.audit.checkpoint-every")
                .contains("often");
        assertThat(failure("--muster.deployment.max-rows=0"))
                .contains("maxRows")
                .contains("must be at least 1");
    }

    @Test
    void aProcessFileIsRefused() throws Exception {
        var folder = Files.createDirectories(directory.resolve("processes").resolve("release"));
        Files.writeString(folder.resolve("mine.bpmn"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                             xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="muster" id="d">
                  <process id="mine" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start"/>
                    <sequenceFlow id="f" sourceRef="Start" targetRef="Script"/>
                    <scriptTask id="Script" scriptFormat="javascript"><script>1</script></scriptTask>
                  </process>
                </definitions>
                """);

        assertThat(failure("--muster.lifecycle.processes=file:" + directory.resolve("processes")))
                .contains("The process folder 'release'")
                .contains("is refused")
                .contains("mine.bpmn, line ")
                .contains("What to do: Correct the file and try it with 'java -jar muster.jar verify FOLDER'");
    }

    /** What it says, from its first word to its last. */
    private String failure(String... arguments) throws Exception {
        var settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + h2(),
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--muster.scheduling.automatic=false",
                "--muster.artifacts.directory=" + directory.resolve("artifacts"),
                "--muster.training.directory=" + directory.resolve("training"),
                "--muster.security.key-directory=" + directory.resolve("keys"),
                "--muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "--muster.evidence.revocation-memory=" + directory.resolve("revocations")));
        // The last one of a name counts, but Spring joins those of one name to a list.
        for (var argument : arguments) {
            settings.removeIf(known -> known.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            settings.add(argument);
        }
        try (var server = ServerProcess.start(PlainServer.class, directory.resolve("server.log"), settings)) {
            assertThat(server.awaitEnd(START)).as(server::tail).isNotZero();
            var output = server.output();
            assertThat(output.lines().filter(line -> line.startsWith("\tat ") || line.startsWith("Caused by:")))
                    .as(output)
                    .isEmpty();
            assertThat(output).contains(BEGINNING);
            // What it says when it closes again comes after, each line with its time.
            var said = output.substring(output.indexOf(BEGINNING)).split("\n(?=\\d{4}-)")[0];
            assertThat(said.lines().filter(line -> !line.isBlank()).count())
                    .as(said)
                    .isLessThanOrEqualTo(LINES_AT_MOST);
            return said;
        }
    }

    private String h2() {
        return "jdbc:h2:file:" + directory.resolve("db") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(h2(), "muster", "");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
