package io.muster.inventory;

import io.muster.shared.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hands out the last bytes only if all of them have the digest: who got them all got the right ones. */
class CheckedStream extends FilterInputStream {

    private final Digest wanted;
    private final long size;
    private final MessageDigest sum = Digest.newMessageDigest();
    private long seen;
    private boolean checked;

    CheckedStream(InputStream in, Digest wanted, long size) {
        super(in);
        this.wanted = wanted;
        this.size = size;
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
        if (!checked && (read < 0 || seen >= size)) {
            check();
        }
        return read;
    }

    private void check() {
        var found = Digest.of(sum);
        if (!found.equals(wanted)) {
            throw new ArtifactDamaged(wanted, found);
        }
        checked = true;
    }

    @Override
    public long skip(long count) throws IOException {
        var buffer = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
        return Math.max(read(buffer, 0, buffer.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
