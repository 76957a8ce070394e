package io.muster.signoff;

/**
 * A form that waits for a decision.
 *
 * @param task as lists of tasks name it
 * @param digest of the dossier that it shows: what it is completed with must be that
 */
public record OpenForm(String task, String digest) {

    /** The field of a form that carries the digest. */
    public static final String DIGEST = "dossier";
}
