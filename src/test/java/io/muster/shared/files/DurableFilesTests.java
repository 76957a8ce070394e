package io.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTests {

    @TempDir
    Path directory;

    @Test
    void replacesAFileAsAWholeAndLeavesNothingBeside() throws Exception {
        var file = directory.resolve("a").resolve("b").resolve("file");
        DurableFiles.createDirectories(file.getParent());

        DurableFiles.replace(file, bytes("one"));
        DurableFiles.replace(file, bytes("two"));

        assertThat(file).hasContent("two");
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void leftoversOfACrashDoNoHarm() throws Exception {
        var file = directory.resolve("file");
        Files.writeString(directory.resolve("file.next"), "half wri");

        DurableFiles.replace(file, bytes("whole"));

        assertThat(file).hasContent("whole");
    }

    @Test
    void createsNoFileOverAnother() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "first");

        assertThatThrownBy(() -> DurableFiles.create(file, bytes("second")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("first");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
