package io.muster.evidence.attachments;

import org.apache.tika.Tika;

/** The detection of a file's media type from its first bytes; the name only distinguishes types that begin alike. */
final class MediaTypes {

    /** More than any signature needs. */
    static final int PREFIX = 1 << 16;

    private static final Tika TIKA = new Tika();

    private MediaTypes() {}

    /** Such as {@code application/pdf}. */
    static String of(byte[] prefix, String name) {
        return TIKA.detect(prefix, name);
    }
}
