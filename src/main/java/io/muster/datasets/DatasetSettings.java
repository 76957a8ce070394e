package io.muster.datasets;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param allowedRoots folders whose files may be registered in place; none by default
 * @param maxSize largest upload accepted
 * @param shownFrom minimum number of rows with a value for it to be shown to people
 * @param memoryLimit for one reading of a file
 * @param threads for one reading of a file
 */
@Validated
@ConfigurationProperties("muster.datasets")
record DatasetSettings(
        @DefaultValue List<Path> allowedRoots,
        @NotNull DataSize maxSize,
        @Min(1) int shownFrom,
        @NotNull DataSize memoryLimit,
        @Min(1) @Max(256) int threads) {

    DatasetSettings {
        allowedRoots = List.copyOf(allowedRoots);
    }
}
