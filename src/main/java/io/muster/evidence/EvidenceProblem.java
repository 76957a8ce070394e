package io.muster.evidence;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;
import io.muster.shared.SubjectId;

/** The problems of this module except those of findings, with their public names. */
public enum EvidenceProblem implements ProblemType {
    /** A revoked certificate stays revoked. */
    CERTIFICATE_ALREADY_REVOKED("certificate-already-revoked", Kind.CONFLICT, "Certificate already revoked"),

    /** A stored certificate is not one that we signed. */
    CERTIFICATE_ALTERED("certificate-altered", Kind.CONFLICT, "Certificate altered"),

    /** There is no such certificate. */
    CERTIFICATE_NOT_FOUND("certificate-not-found", Kind.NOT_FOUND, "Certificate not found"),

    /** The grounds of the requested certificate do not suffice. */
    CERTIFICATE_NOT_ISSUED("certificate-not-issued", Kind.UNPROCESSABLE, "Certificate not issued"),

    /** A row of evidence is no longer as it was recorded. */
    EVIDENCE_ALTERED("evidence-altered", Kind.CONFLICT, "Evidence altered"),

    /** The records of a version are not as they were written. */
    EVIDENCE_DAMAGED("evidence-damaged", Kind.CONFLICT, "Evidence damaged"),

    /** There is no such evidence. */
    EVIDENCE_NOT_FOUND("evidence-not-found", Kind.NOT_FOUND, "Evidence not found"),

    /** The revocation is invalid. */
    INVALID_REVOCATION("invalid-revocation", Kind.INVALID, "Invalid revocation"),

    /** The sign-off is incomplete or contradicts itself. */
    INVALID_SIGN_OFF("invalid-sign-off", Kind.INVALID, "Invalid sign-off"),

    /** A decision refers to evidence that has changed since. */
    STALE_DOSSIER("stale-dossier", Kind.STALE, "Stale dossier");

    private final Declaration declaration;

    EvidenceProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    public static Refusal certificateAltered(String serial, String why) {
        return CERTIFICATE_ALTERED.refusal("The stored certificate %s is not valid: %s", serial, why);
    }

    static Refusal invalidSignOff(SubjectId subject, String why) {
        return INVALID_SIGN_OFF.refusal("This is not a sign-off on %s: %s", subject, why);
    }
}
