package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Function;

/** A stream that returns the last bytes only if all of them match the digest, so that a complete read is a correct one. */
class CheckedStream extends FilterInputStream {

    private final Digest expected;
    private final long size;
    private final Function<Digest, Refusal> complaint;
    private final MessageDigest sum = Digest.newMessageDigest();
    private long seen;

    /**
     * @param size the expected number of bytes; surplus ones are checked, too
     * @param complaint creates the exception from the actual digest
     */
    CheckedStream(InputStream in, Digest expected, long size, Function<Digest, Refusal> complaint) {
        super(in);
        this.expected = expected;
        this.size = size;
        this.complaint = complaint;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read > 0) {
            sum.update(buffer, offset, read);
            seen += read;
        }
        if (read < 0 || seen >= size) {
            check();
        }
        return read;
    }

    private void check() {
        var found = Digest.of(copyOf(sum));
        if (!found.equals(expected)) {
            throw complaint.apply(found);
        }
    }

    /** Works on a copy, because finishing a digest resets it, and the file may grow while it is read. */
    private static MessageDigest copyOf(MessageDigest sum) {
        try {
            return (MessageDigest) sum.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's SHA-256 can be copied", e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        var buffer = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
        return Math.max(read(buffer, 0, buffer.length), 0);
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("The stream was already read to its end and checked");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
