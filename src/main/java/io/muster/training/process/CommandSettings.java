package io.muster.training.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** @param commands that plans may name as algorithm of the backend {@code command}; empty by default */
@Validated
@ConfigurationProperties("muster.training")
record CommandSettings(@Valid @DefaultValue Map<String, Command> commands) {

    CommandSettings {
        commands = Map.copyOf(commands);
    }

    /**
     * One executable.
     *
     * @param arguments the executable and its first arguments; no shell interprets them
     * @param environment all variables it gets besides PATH, HOME, TMPDIR, LANG and TZ
     * @param timeLimit after which it is killed
     * @param outputLimit bytes the run's directory may contain, artifact included; above that it is killed
     */
    record Command(
            @NotEmpty List<String> arguments,
            @DefaultValue Map<String, String> environment,
            @NotNull @DefaultValue("1h") Duration timeLimit,
            @NotNull @DefaultValue("512MB") DataSize outputLimit) {

        Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }
}
