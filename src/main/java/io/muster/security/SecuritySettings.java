package io.muster.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of sign-in, tokens and signing keys.
 *
 * @param keyDirectory where the signing keys are; nodes of one installation share it
 * @param credentialCache how long a checked password and the person's roles are valid without another check
 * @param tokenCache how long a revoked token may still work on other nodes
 * @param longestToken the longest time an access token may be valid
 * @param attempts wrong passwords of one user from one address before the next try must wait
 * @param attemptsPerAddress wrong passwords from one address, for any user
 * @param attemptWindow how long wrong passwords are remembered, and how long the wait is
 * @param userGroups groups beyond those of the roles
 */
@Validated
@ConfigurationProperties("muster.security")
public record SecuritySettings(
        @NotNull Path keyDirectory,
        @NotNull Duration credentialCache,
        @NotNull Duration tokenCache,
        @NotNull Duration longestToken,
        @Min(1) @Max(1000) int attempts,
        @Min(1) @Max(100_000) int attemptsPerAddress,
        @NotNull Duration attemptWindow,
        @NotNull List<@Valid DeclaredGroup> userGroups) {

    public SecuritySettings {
        userGroups = userGroups == null ? List.of() : List.copyOf(userGroups);
    }

    /**
     * A group of people.
     *
     * @param id as diagrams name it
     * @param name for people
     * @param rights role whose rights its members have
     */
    public record DeclaredGroup(
            @NotBlank String id,
            @NotBlank String name,
            @NotNull Role rights) {}
}
