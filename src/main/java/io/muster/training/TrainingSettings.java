package io.muster.training;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param directory where runs work; local to the machine, several servers may share it */
@Validated
@ConfigurationProperties("muster.training")
record TrainingSettings(
        @NotNull @DefaultValue("./data/training") Path directory) {}
