package io.muster.formats.onnx;

import io.muster.formats.UnreadableArtifact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of the Protocol Buffers wire format (protobuf.dev/programming-guides/encoding), field by field and without
 * building objects, so that a hostile file costs no more than one pass over its bytes.
 */
final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int wireType;
    private int start;

    WireReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Moves to the next field. Its value must then be read or skipped. */
    int nextField() {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        start = bytes.position();
        var tag = varint();
        wireType = (int) (tag & 7);
        var field = tag >>> 3;
        if (field < 1 || field > 0x1FFFFFFF) {
            throw broken();
        }
        return (int) field;
    }

    /** All bytes of the field, including its number; this skips the field. */
    ByteBuffer raw() {
        skip();
        return bytes.slice(start, bytes.position() - start);
    }

    /** A reader of the message in a field, from all bytes of the field. */
    static WireReader ofField(ByteBuffer raw) {
        var reader = new WireReader(raw.duplicate());
        reader.nextField();
        return reader.message();
    }

    int remaining() {
        return bytes.remaining();
    }

    /** Whether the field holds packed numbers. */
    boolean isPacked() {
        return wireType == BYTES;
    }

    long number() {
        if (wireType != VARINT) {
            throw broken();
        }
        return varint();
    }

    WireReader message() {
        if (wireType != BYTES) {
            throw broken();
        }
        var length = length();
        var part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new WireReader(part);
    }

    String text() {
        var part = message().bytes;
        var copy = new byte[part.remaining()];
        part.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case BYTES -> advance(length());
            case FIXED32 -> advance(4);
            default -> throw broken();
        }
    }

    /** The numbers of one field of a repeated number: all of them if they are packed, otherwise one. */
    List<Long> integers() {
        if (!isPacked()) {
            return List.of(number());
        }
        var values = new ArrayList<Long>();
        var packed = message();
        while (packed.remaining() > 0) {
            values.add(packed.varint());
        }
        return values;
    }

    private int length() {
        var length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw broken();
        }
        return (int) length;
    }

    private void advance(int count) {
        if (count > bytes.remaining()) {
            throw broken();
        }
        bytes.position(bytes.position() + count);
    }

    private long varint() {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw broken();
            }
            var next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private static UnreadableArtifact broken() {
        return new UnreadableArtifact("The artifact is not an ONNX model: its bytes are damaged or of another format");
    }
}
