package io.muster.signoff;

/**
 * A form awaiting a decision.
 *
 * @param task the task's name as in task lists
 * @param digest of the dossier that it shows; the completion must carry the same digest
 */
public record OpenForm(String task, String digest) {

    /** The field of a form that carries the digest. */
    public static final String DIGEST = "dossier";
}
