package io.muster.evidence.attachments;

import io.muster.shared.Digest;

/**
 * A file attached to a version, as evidence of kind {@value #KIND}.
 *
 * @param name as its author called it
 * @param type media type, as detected from the content
 * @param size bytes
 * @param content digest of the bytes
 * @param description what it is
 */
public record Attachment(String name, String type, long size, Digest content, String description) {

    public static final String KIND = "attachment";
    static final String ATTACHED = "attached";
}
