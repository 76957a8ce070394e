package io.muster.inventory.artifacts;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param directory where the filesystem provider keeps artifacts
 * @param maxSize largest artifact accepted
 */
@Validated
@ConfigurationProperties("muster.artifacts")
public record ArtifactSettings(
        @NotNull Path directory, @NotNull DataSize maxSize) {}
