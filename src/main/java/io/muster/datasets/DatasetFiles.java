package io.muster.datasets;

import io.muster.inventory.artifacts.ArtifactDamaged;
import io.muster.inventory.artifacts.ArtifactNotFound;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import io.muster.shared.requests.LimitedStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The files of datasets, with the check that they are unchanged. */
@Component
class DatasetFiles {

    private final Artifacts uploads;
    private final List<Path> allowedRoots;
    private final DataSize maxSize;

    DatasetFiles(Artifacts artifacts, DatasetSettings settings) {
        // Apart from models: permission to download an artifact by its digest must not give access to personal data.
        this.uploads = artifacts.apart("datasets", settings.maxSize());
        this.allowedRoots = settings.allowedRoots();
        this.maxSize = settings.maxSize();
    }

    Digest store(InputStream content) {
        return uploads.store(content);
    }

    /**
     * Lends content as a file of this server's account, which is deleted afterwards.
     *
     * @throws Refusal {@code BODY_TOO_LARGE} as soon as there is more of it than allowed
     */
    void readOnce(InputStream content, Consumer<Path> reading) {
        try {
            var file = Files.createTempFile("muster-upload-", ".table");
            try {
                Files.copy(
                        new LimitedStream(content, maxSize, DatasetFiles::tooLarge),
                        file,
                        StandardCopyOption.REPLACE_EXISTING);
                reading.accept(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new Refusal(DatasetProblem.UNREADABLE_DATASET, "The table could not be received", e);
        }
    }

    private static Refusal tooLarge(DataSize most) {
        return new Refusal(
                SharedProblem.BODY_TOO_LARGE,
                "The table has more than %d bytes (muster.datasets.max-size): send it in parts"
                        .formatted(most.toBytes()));
    }

    Path stored(Digest digest) {
        return uploads.localCopy(digest);
    }

    /**
     * The file at a path, which must really be under an allowed root: links are resolved before the check.
     *
     * @throws Refusal {@code PATH_NOT_ALLOWED} if there is none
     */
    Path allowed(String path) {
        return candidates(path)
                .flatMap(candidate -> real(candidate).stream())
                .filter(this::isAllowed)
                .findFirst()
                .orElseThrow(() -> DatasetProblem.pathNotAllowed(path));
    }

    private Stream<Path> candidates(String path) {
        try {
            var requested = Path.of(path);
            return requested.isAbsolute()
                    ? Stream.of(requested)
                    : allowedRoots.stream().map(root -> root.resolve(requested));
        } catch (InvalidPathException e) {
            throw DatasetProblem.pathNotAllowed(path);
        }
    }

    private boolean isAllowed(Path file) {
        return Files.isRegularFile(file)
                && Files.isReadable(file)
                && allowedRoots.stream().flatMap(root -> real(root).stream()).anyMatch(file::startsWith);
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The dataset's file, its whole content read and checked: size and time alone would miss an edited file whose time
     * was reset.
     *
     * @throws Refusal {@code DATASET_CHANGED} if it is gone or has changed
     */
    Path verified(Dataset dataset) {
        return dataset.isStored() ? verifiedUpload(dataset) : verifiedPath(dataset);
    }

    private Path verifiedUpload(Dataset dataset) {
        try {
            return uploads.localCopy(dataset.digest());
        } catch (ArtifactNotFound | ArtifactDamaged e) {
            throw DatasetProblem.datasetChanged(dataset, "its stored content is gone or damaged");
        }
    }

    private Path verifiedPath(Dataset dataset) {
        var file = real(Path.of(dataset.location()))
                .filter(this::isAllowed)
                .orElseThrow(() ->
                        DatasetProblem.datasetChanged(dataset, "its file is gone or no longer under an allowed root"));
        var found = digest(file);
        if (!found.equals(dataset.digest())) {
            throw DatasetProblem.datasetChanged(dataset, "its file now has %s".formatted(found));
        }
        return file;
    }

    static Digest digest(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw new Refusal(DatasetProblem.UNREADABLE_DATASET, "The file could not be read", e);
        }
    }
}
