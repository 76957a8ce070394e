package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.findings.Finding;
import io.muster.shared.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person of an open task decides on, from one read: the dossier and everything it was made of.
 *
 * @param task the task's name as in task lists
 * @param page path of the page about the subject
 * @param dossier has the digest that the task's form carries; null while there is nothing to decide on
 * @param evidence all about the subject, in order of time, sign-offs included
 * @param findings all on the subject, closed ones included
 */
public record TaskDossier(
        String task,
        SubjectId subject,
        String page,
        @Nullable Dossier dossier,
        List<Evidence> evidence,
        List<Finding> findings) {

    public TaskDossier {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
    }
}
