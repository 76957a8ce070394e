package io.muster.monitoring.profile;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A reader of what {@link CompactWriter} writes, which refuses everything else. */
final class CompactReader {

    private final ByteBuffer in;

    CompactReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    int readByte() {
        if (!in.hasRemaining()) {
            throw tooShort();
        }
        return in.get();
    }

    private static IllegalArgumentException tooShort() {
        return new IllegalArgumentException("The profile ends too early");
    }

    String readHex(int bytes) {
        var read = new byte[bytes];
        if (in.remaining() < bytes) {
            throw tooShort();
        }
        in.get(read);
        return HexFormat.of().formatHex(read);
    }

    long readCount() {
        var count = 0L;
        for (var shift = 0; shift < 63; shift += 7) {
            var next = readByte();
            count |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return count;
            }
        }
        throw new IllegalArgumentException("A count of the profile is too large");
    }

    long[] readCounts(int size) {
        var counts = new long[size];
        var next = 0;
        while (next < size) {
            var zeros = readCount();
            if (zeros > size - next) {
                throw new IllegalArgumentException("The profile has more bins than its layout");
            }
            next += (int) zeros;
            if (next < size) {
                counts[next++] = readCount();
            }
        }
        return counts;
    }

    double readNumber() {
        if (in.remaining() < Double.BYTES) {
            throw tooShort();
        }
        return in.getDouble();
    }

    double[] readNumbers(int size) {
        var numbers = new double[size];
        for (var i = 0; i < size; i++) {
            numbers[i] = readNumber();
        }
        return numbers;
    }

    void requireEnd() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("The profile is followed by %d bytes".formatted(in.remaining()));
        }
    }
}
