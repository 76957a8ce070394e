package io.muster.formats.remote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of remote models. The author of a descriptor decides neither which machines this server calls nor which of
 * them gets a secret.
 *
 * @param allowedOrigins scheme, host and port of endpoints that descriptors may name; none by default
 * @param secrets by the name that descriptors use
 * @param connectTimeout how long connecting may take
 * @param timeout how long a call may take in total; a descriptor may only set less
 * @param maxResponse largest accepted response
 * @param rowsPerCall maximum rows per call
 */
@Validated
@ConfigurationProperties("muster.scoring.remote")
record RemoteSettings(
        @NotNull @DefaultValue List<URI> allowedOrigins,
        @Valid @DefaultValue Map<String, Secret> secrets,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("10s") Duration timeout,
        @NotNull @DefaultValue("16MB") DataSize maxResponse,
        @Min(1) @Max(100_000) @DefaultValue("1000") int rowsPerCall) {

    RemoteSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        secrets = Map.copyOf(secrets);
    }

    /**
     * @param origin the only origin to which this secret is sent
     * @param value a token, or {@code user:password}
     */
    record Secret(@NotNull URI origin, @NotEmpty String value) {

        @Override
        public String toString() {
            return "Secret for " + origin;
        }
    }
}
