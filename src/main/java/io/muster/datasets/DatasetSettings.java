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
 * @param allowedRoots folders whose files may be registered where they lie; none by default
 * @param maxSize largest upload accepted
 * @param shownFrom how many rows must have a value for it to be shown to people
 * @param memoryLimit what one reading of a file may use
 * @param threads what one reading of a file may use
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
