package io.muster.deployment.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's bytes, up to the limit; a large one reserves memory as it arrives and releases it when closed. */
final class RequestBody extends FilterInputStream {

    private static final int SMALL = 64 << 10;
    private static final int STEP_KILOBYTES = 64;

    private final LargeRequests large;
    private long read;
    private int kilobytes;

    RequestBody(InputStream in, LargeRequests large) {
        super(in);
        this.large = large;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var some = super.read(bytes, from, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) {
        read += more;
        large.requireAllowed(read);
        while (read > SMALL + kilobytes * 1024L) {
            large.take(STEP_KILOBYTES);
            kilobytes += STEP_KILOBYTES;
        }
    }

    /** Leaves the connection to the server, which may use it for the next request. */
    @Override
    public void close() {
        large.giveBack(kilobytes);
        kilobytes = 0;
    }
}
