package io.muster.monitoring.profile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A writer of counts as variable-length numbers (LEB128) and of numbers as 64-bit floating point. */
final class CompactWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void writeByte(int value) {
        out.write(value);
    }

    void writeHex(String hex) {
        out.writeBytes(HexFormat.of().parseHex(hex));
    }

    void writeCount(long count) {
        var rest = count;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Each count that is not 0 after the number of zeros before it; a last number of zeros leads to the end. */
    void writeCounts(long[] counts) {
        var zeros = 0;
        for (var count : counts) {
            if (count == 0) {
                zeros++;
            } else {
                writeCount(zeros);
                writeCount(count);
                zeros = 0;
            }
        }
        if (zeros > 0) {
            writeCount(zeros);
        }
    }

    void writeNumber(double number) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }

    void writeNumbers(double[] numbers) {
        for (var number : numbers) {
            writeNumber(number);
        }
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
