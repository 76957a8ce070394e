package io.muster.training;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Directory and limits of training on this machine.
 *
 * @param directory where runs work; local to the machine, several servers may share it
 * @param maxCells rows times columns of the largest training data read into memory
 */
@Validated
@ConfigurationProperties("muster.training")
record TrainingSettings(
        @NotNull @DefaultValue("./data/training") Path directory,
        @Min(1) @DefaultValue("20000000") long maxCells) {}
