package io.muster.inventory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Refuses to read more than allowed. */
class LimitedStream extends FilterInputStream {

    private final DataSize most;
    private long left;

    LimitedStream(InputStream in, DataSize most) {
        super(in);
        this.most = most;
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
            throw new ArtifactTooLarge(most);
        }
        return read;
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("What was counted is not counted again");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
