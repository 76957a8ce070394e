package io.muster.shared.requests;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.util.unit.DataSize;

/** A stream that refuses to read more than a limit. */
public final class LimitedStream extends FilterInputStream {

    private final DataSize most;
    private final Function<DataSize, ? extends RuntimeException> tooMuch;
    private long left;

    /** @param tooMuch creates what is thrown at the first byte beyond the limit */
    public LimitedStream(InputStream in, DataSize most, Function<DataSize, ? extends RuntimeException> tooMuch) {
        super(in);
        this.most = most;
        this.tooMuch = tooMuch;
        this.left = most.toBytes();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw tooMuch.apply(most);
        }
        return read;
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("The stream was already read to its end");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
