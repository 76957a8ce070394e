package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding to be opened.
 *
 * @param title at most 255 characters
 * @param owner who must resolve it, at most 255 characters
 * @param due the day by which it must be closed, UTC
 * @param remediation what is to be done
 * @param evidence id of the supporting evidence, at most 36 characters, or null
 */
public record NewFinding(
        SubjectId subject,
        Severity severity,
        String title,
        String description,
        Actor owner,
        LocalDate due,
        String remediation,
        @Nullable String evidence) {

    public NewFinding {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(due, "due");
        if (title == null || title.isBlank() || title.length() > 255) {
            throw new InvalidFinding("it needs a title of at most 255 characters");
        }
        if (owner.id().length() > 255 || evidence != null && evidence.length() > 36) {
            throw new InvalidFinding("its owner may have at most 255 characters, the id of its evidence 36");
        }
        InvalidFinding.unlessKeepable("title", title);
        InvalidFinding.unlessKeepable("description", description);
        InvalidFinding.unlessKeepable("owner", owner.id());
        InvalidFinding.unlessKeepable("remediation", remediation);
        InvalidFinding.unlessKeepable("evidence", evidence);
        description = description == null ? "" : description;
        remediation = remediation == null ? "" : remediation;
    }
}
