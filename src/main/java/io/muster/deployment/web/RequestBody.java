package io.muster.deployment.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's bytes, up to a limit. */
final class RequestBody extends FilterInputStream {

    private final long limit;
    private long read;

    RequestBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static RequestTooLarge tooLarge(long limit) {
        return new RequestTooLarge("The request has more than %d bytes, the most one may have".formatted(limit));
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
        if (read > limit) {
            throw tooLarge(limit);
        }
    }
}
