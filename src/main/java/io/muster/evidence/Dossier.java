package io.muster.evidence;

import io.muster.evidence.findings.Finding;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import java.util.List;

/**
 * Everything that a decision on one artifact of a version is based on: its evidence, the tier with its history, earlier
 * sign-offs with their reasons and conditions, and the open findings.
 *
 * <p>Earlier sign-offs are those given before the task was created, so that people who are asked at the same time, or
 * several who must accept, do not invalidate each other's forms.
 *
 * @param evidence in order of time, without sign-offs; includes evidence that holds for the version with any bytes
 * @param signOffs the earlier ones on the subject, in order of time, for any bytes
 * @param findings the open ones, in order of time, without those about overdue decisions, which say nothing about the
 *     version
 * @param digest over all of this; changes when anything is added, or a finding is opened, changed or closed
 */
public record Dossier(
        SubjectId subject,
        Digest artifact,
        List<Evidence> evidence,
        List<Evidence> signOffs,
        List<Finding> findings,
        Digest digest) {

    public Dossier {
        evidence = List.copyOf(evidence);
        signOffs = List.copyOf(signOffs);
        findings = List.copyOf(findings);
    }

    /**
     * @param all evidence about the subject, in order of time
     * @param findings all on the subject, in order of time
     * @param earlier how many of the sign-offs are part of it, counted from the first
     */
    public static Dossier of(
            SubjectId subject, Digest artifact, List<Evidence> all, List<Finding> findings, int earlier) {
        var evidence = all.stream()
                .filter(each -> !each.isSignOff())
                .filter(each -> each.artifact() == null || artifact.equals(each.artifact()))
                .toList();
        var signOffs = all.stream().filter(Evidence::isSignOff).limit(earlier).toList();
        var open = findings.stream()
                .filter(Finding::isOpen)
                .filter(finding -> !finding.isAboutDelay())
                .toList();
        var fields = new Fields(subject, artifact, digests(evidence), digests(signOffs), content(open));
        return new Dossier(subject, artifact, evidence, signOffs, open, CanonicalJson.digest(fields));
    }

    private static List<Digest> digests(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::digest).toList();
    }

    private static List<Digest> content(List<Finding> findings) {
        return findings.stream()
                .map(Finding::asDecidedOn)
                .map(CanonicalJson::digest)
                .toList();
    }

    private record Fields(
            SubjectId subject, Digest artifact, List<Digest> evidence, List<Digest> signOffs, List<Digest> findings) {}
}
