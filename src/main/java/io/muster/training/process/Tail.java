package io.muster.training.process;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of a stream of any length. */
final class Tail extends StreamReader {

    private static final int KEPT = 2_000;

    private byte[] kept = new byte[0];

    Tail(InputStream in) {
        super("training-stderr", in);
        start();
    }

    @Override
    synchronized void accept(byte[] bytes, int count) {
        var all = Arrays.copyOf(kept, kept.length + count);
        System.arraycopy(bytes, 0, all, kept.length, count);
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
    }

    synchronized String text() {
        return kept.length == 0 ? "it said nothing" : new String(kept, StandardCharsets.UTF_8).strip();
    }
}
