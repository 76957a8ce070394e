package io.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class DataFoldersTests {

    @TempDir
    Path home;

    private Path data;
    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void settings() {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        data = home.resolve("data");
        environment
                .withProperty("spring.datasource.url", "jdbc:h2:file:" + data + "/muster;DB_CLOSE_ON_EXIT=FALSE")
                .withProperty("muster.artifacts.directory", data + "/artifacts")
                .withProperty("muster.security.key-directory", data + "/keys")
                .withProperty("muster.training.directory", data + "/training")
                .withProperty("muster.audit.checkpoint-memory", data + "/checkpoint.json")
                .withProperty("muster.evidence.revocation-memory", data + "/revocations");
    }

    @Test
    void theFolderAndTheDatabaseAreMadeForTheOwnerAlone() throws IOException {
        close();

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("muster.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void whatWasOpenIsClosed() throws IOException {
        var artifact = open(data.resolve("artifacts/ab/abcd"));
        var database = open(data.resolve("muster.mv.db"));
        var checkpoint = open(data.resolve("checkpoint.json"));
        open(data.resolve("muster.trace.db"));

        close();

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("artifacts"))).isEqualTo("rwx------");
        assertThat(permissions(artifact.getParent())).isEqualTo("rwx------");
        assertThat(permissions(artifact)).isEqualTo("rw-------");
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(checkpoint)).isEqualTo("rw-------");
    }

    /** A database in a home directory does not restrict the home directory. */
    @Test
    void aFolderWithOtherThingsInItStaysAsItIs() throws IOException {
        var database = open(data.resolve("muster.mv.db"));
        open(data.resolve("letters.txt"));

        close();

        assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(database)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~/muster",
                "file:~/muster",
                "nio:~/muster",
                "nioMapped:~/muster",
                "async:~/muster",
                "retry:~/muster",
                "split:~/muster",
                "split:22:nio:~/muster",
                "file:nio:~/muster"
            })
    void theDatabaseInTheHomeIsMadeForTheOwnerAloneHoweverItIsOpened(String place) throws IOException {
        var before = System.setProperty("user.home", data.toString());
        try {
            environment.setProperty("spring.datasource.url", "jdbc:h2:" + place + ";DB_CLOSE_ON_EXIT=FALSE");
            close();
        } finally {
            System.setProperty("user.home", before);
        }

        assertThat(permissions(data.resolve("muster.mv.db"))).isEqualTo("rw-------");
        assertThat(Path.of("~")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:", "nio:", "async:", "retry:", "split:", "split:22:nio:", ""})
    void itIsTheFileThatTheDatabaseOpens(String access) throws Exception {
        var url = "jdbc:h2:" + access + data + "/muster";
        environment.setProperty("spring.datasource.url", url);
        close();

        try (var connection = DriverManager.getConnection(url)) {
            assertThat(connection.isValid(1)).isTrue();
        }

        assertThat(data.resolve("muster.mv.db")).isNotEmptyFile();
        assertThat(permissions(data.resolve("muster.mv.db"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:1234;DB_CLOSE_DELAY=-1",
                "jdbc:h2:mem:%s/muster",
                "jdbc:h2:nioMemFS:%s/muster",
                "jdbc:h2:tcp://localhost/%s/muster",
                "jdbc:h2:ssl://localhost/%s/muster",
                "jdbc:postgresql://db/muster"
            })
    void anotherDatabaseIsNotOurFile(String url) {
        environment.setProperty("spring.datasource.url", url.formatted(data));
        close();
        assertThat(data.resolve("muster.mv.db")).doesNotExist();
    }

    @Test
    void whatIsMadeLaterIsForTheOwnerAlone() throws IOException {
        var folder = OwnerOnly.folder(home.resolve("a/b"));
        var file = OwnerOnly.file(folder.resolve("made"));
        OwnerOnly.open(folder.resolve("opened"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))
                .close();

        assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("opened"))).isEqualTo("rw-------");
    }

    private void close() {
        new DataFolders(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    private static Path open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        for (var folder = file.getParent(); !folder.endsWith("data"); folder = folder.getParent()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(file, "kept");
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
