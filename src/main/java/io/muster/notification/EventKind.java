package io.muster.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of events that people and webhooks can be told of. Settings, stored rows, templates and the types of
 * CloudEvents carry the word of a kind, so it is declared here and never derived.
 */
public enum EventKind {
    TASK_OPENED("TaskOpened", "told"),
    TASK_REMINDED("TaskReminded", "told"),
    TASK_ESCALATED("TaskEscalated", "told"),
    SIGN_OFF_RECORDED("SignOffRecorded", null),
    CERTIFICATE_ISSUED("CertificateIssued", null),
    CERTIFICATE_REVOKED("CertificateRevoked", null),
    VERSION_DEPLOYED("VersionDeployed", null),
    VERSION_UNDEPLOYED("VersionUndeployed", null),
    SERVICE_REFUSED("ServiceRefused", null),
    VERSION_SUSPENDED("VersionSuspended", null),
    VERSION_REJECTED("VersionRejected", null),
    VERSION_WITHDRAWN("VersionWithdrawn", null),
    VERSION_RETIRED("VersionRetired", null),
    USE_CHANGED("UseChanged", "owner"),
    FINDING_OPENED("FindingOpened", "owner"),
    FINDING_CHANGED("FindingChanged", "owner"),
    FINDING_ESCALATED("FindingEscalated", "told"),
    FINDING_CLOSED("FindingClosed", null),
    INCIDENT_REPORTED("IncidentReported", null),
    SCHEDULE_FAILED("ScheduleFailed", null),
    CHANGE_PROPOSED("ChangeProposed", null),
    CHANGE_ENDED("ChangeEnded", "proposer"),
    DAMAGE_FOUND("DamageFound", null),
    DAMAGE_GONE("DamageGone", null);

    private final String word;
    private final @Nullable String concerned;

    EventKind(String word, @Nullable String concerned) {
        this.word = word;
        this.concerned = concerned;
    }

    /** The kind of the audit event, where there is one: {@code CertificateIssued}. */
    public String word() {
        return word;
    }

    /** The member of the event's JSON that names the people concerned, if it names any. */
    public Optional<String> concerned() {
        return Optional.ofNullable(concerned);
    }

    public static Optional<EventKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The words of all kinds, for messages. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EventKind::word).toList();
    }
}
