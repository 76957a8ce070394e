package io.muster.commands;

/** Sanitising of untrusted text, which must neither control the reader's terminal nor imitate a line of ours. */
final class Terminal {

    private Terminal() {}

    static String safe(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
