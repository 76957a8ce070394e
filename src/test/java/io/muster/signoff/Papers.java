package io.muster.signoff;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Condition;
import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.SignOff;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.FindingTreatment;
import io.muster.evidence.findings.Severity;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence, findings and sign-offs on one version, as a form shows them. */
final class Papers {

    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final VersionId VERSION = VersionId.parse("credit-trees@1");
    private static final Digest ARTIFACT = Digest.ofText("artifact");

    private Papers() {}

    static Dossier dossier(List<Evidence> all, List<Finding> findings) {
        return Dossier.of(VERSION, ARTIFACT, all, findings, all.size());
    }

    static Evidence evidence(String kind, String outcome, Object body) {
        return evidence(ARTIFACT, kind, outcome, body);
    }

    static Evidence lowered(int to, int from, String reason) {
        var body = Map.of("tier", to, "before", from, "reason", reason, "confirmedBy", "anna");
        return evidence(null, "tier", "tier-" + to, body);
    }

    static Evidence signOff(String control, String reason, String condition) {
        var signOff = new SignOff(
                control,
                "accept",
                true,
                reason,
                "validators",
                Digest.ofText("dossier"),
                "task",
                List.of(Condition.limit(condition)),
                0);
        return evidence(ARTIFACT, SignOff.KIND, "accept", signOff);
    }

    static Finding finding(String title) {
        return new Finding(
                title,
                VERSION,
                Severity.HIGH,
                title,
                "A column is known only afterwards",
                TestUsers.DEVELOPER,
                LocalDate.of(2030, 1, 1),
                "Take it out",
                null,
                TestUsers.VALIDATOR,
                AT,
                new FindingTreatment(null, null, null, null),
                null);
    }

    private static Evidence evidence(@Nullable Digest artifact, String kind, String outcome, Object body) {
        JsonNode json = CanonicalJson.MAPPER.valueToTree(body);
        return new Evidence(
                kind,
                VERSION,
                artifact,
                kind,
                outcome,
                json,
                Digest.ofText(kind + outcome + json),
                TestUsers.VALIDATOR,
                AT,
                "p-1");
    }
}
