package io.muster.evidence.attachments;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize largest file accepted
 * @param types media types accepted, as detected from the content
 */
@Validated
@ConfigurationProperties("muster.attachments")
record AttachmentSettings(
        @NotNull DataSize maxSize, @NotEmpty Set<String> types) {

    AttachmentSettings {
        types = types == null ? Set.of() : Set.copyOf(types);
    }
}
