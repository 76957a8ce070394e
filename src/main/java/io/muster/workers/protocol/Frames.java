package io.muster.workers.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Framed messages on a pipe: four bytes of length, then the content. */
public final class Frames {

    /** The maximum size of a request or answer: a larger batch is sent in parts. */
    public static final int LARGEST = 64 << 20;

    private Frames() {}

    public static void write(DataOutputStream out, byte[] message) throws IOException {
        if (message.length > LARGEST) {
            throw new IOException(
                    "A message of %d bytes is too large, at most %d are sent".formatted(message.length, LARGEST));
        }
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    /** @throws EOFException if the other side is gone */
    public static byte[] read(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("A message claims %d bytes, at most %d are read".formatted(length, LARGEST));
        }
        var message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("The other side ended in the middle of a message");
        }
        return message;
    }
}
