package io.muster.evidence.attestation;

/** An envelope proves nothing; the message continues a sentence. */
public final class NotTrusted extends Exception {

    public NotTrusted(String why) {
        super(why);
    }
}
