package io.muster.evidence.attachments;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of attachments and challenges, with their public names. */
enum AttachmentProblem implements ProblemType {
    /** The content is of a type that is not accepted. */
    ATTACHMENT_TYPE_REFUSED("attachment-type-refused", Kind.INVALID, "Type of file not accepted"),
    /** A name, a text or a reference that cannot be kept. */
    INVALID_CONTRIBUTION("invalid-contribution", Kind.INVALID, "Invalid attachment or challenge"),
    ATTACHMENT_NOT_FOUND("attachment-not-found", Kind.NOT_FOUND, "Attachment not found");

    private final Declaration declaration;

    AttachmentProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
