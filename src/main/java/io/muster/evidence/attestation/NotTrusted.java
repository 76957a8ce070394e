package io.muster.evidence.attestation;

/** An envelope is not trusted; the message continues a sentence. */
public final class NotTrusted extends Exception {

    public NotTrusted(String why) {
        super(why);
    }
}
