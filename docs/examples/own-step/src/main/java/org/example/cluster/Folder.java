package org.example.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;

/**
 * The folder that the cluster's agent watches: artifacts by their digest, and a descriptor for each that serves. The
 * agent sees a whole file or none. Artifacts stay there; the cluster's administrator removes them.
 */
final class Folder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    Folder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            try (var old = Files.newDirectoryStream(path, "*.json")) {
                for (var descriptor : old) {
                    Files.delete(descriptor);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the cluster cannot be used: " + path, e);
        }
    }

    void copy(Admitted admitted) {
        var artifact = path.resolve(admitted.artifact().hex());
        try (var bytes = admitted.openArtifact()) {
            put(bytes, artifact);
        } catch (IOException e) {
            throw new UncheckedIOException("The artifact cannot be copied to " + artifact, e);
        }
    }

    void write(Admitted admitted, Deployment deployment) {
        var descriptor = new TreeMap<String, String>();
        descriptor.put("version", deployment.version().toString());
        descriptor.put("environment", deployment.environment());
        descriptor.put("role", deployment.role().name());
        descriptor.put("format", admitted.format());
        descriptor.put("artifact", admitted.artifact().toString());
        descriptor.put("certificate", admitted.certificate());
        descriptor.put("until", admitted.expiresAt().toString());
        try {
            put(new ByteArrayInputStream(JSON.writeValueAsBytes(descriptor)), file(deployment));
        } catch (IOException e) {
            throw new UncheckedIOException("The descriptor cannot be written: " + file(deployment), e);
        }
    }

    private void put(InputStream content, Path file) throws IOException {
        var part = Files.createTempFile(path, "new", ".part");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void remove(Deployment deployment) {
        try {
            Files.deleteIfExists(file(deployment));
        } catch (IOException e) {
            throw new UncheckedIOException("The descriptor cannot be removed: " + file(deployment), e);
        }
    }

    private Path file(Deployment deployment) {
        return path.resolve(deployment.id() + ".json");
    }
}
