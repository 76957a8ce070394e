package io.muster.verification.search.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encoding of states in few bytes. Tokens inside a token are sorted by their bytes, so that states that differ only
 * in the order of equal tokens are equal.
 */
public final class StateEncoding {

    private static final int MORE = 0x80;
    private static final int FAILED = 1;
    private static final int REJECTED = 2;
    private static final int UNHEARD = 4;

    private byte[] bytes = new byte[256];
    private int length;
    private int position;

    public static byte[] encode(State state) {
        var encoding = new StateEncoding();
        encoding.number(state.controls);
        encoding.number((state.failed ? FAILED : 0)
                | (state.rejected == 0 ? 0 : REJECTED)
                | (state.unheard == 0 ? 0 : UNHEARD));
        if (state.rejected != 0) {
            encoding.number(state.rejected);
        }
        if (state.unheard != 0) {
            encoding.number(state.unheard);
        }
        encoding.bytes(token(state.root));
        return Arrays.copyOf(encoding.bytes, encoding.length);
    }

    public static State decode(byte[] bytes) {
        var encoding = new StateEncoding();
        encoding.bytes = bytes;
        var controls = encoding.read();
        var flags = encoding.read();
        var rejected = (flags & REJECTED) == 0 ? 0 : encoding.read();
        var unheard = (flags & UNHEARD) == 0 ? 0 : encoding.read();
        var state = new State(encoding.readToken(), controls, (flags & FAILED) != 0);
        state.rejected = rejected;
        state.unheard = unheard;
        return state;
    }

    /** Encodes a token with all tokens inside it. */
    public static byte[] token(Token token) {
        var encoding = new StateEncoding();
        encoding.bytes = new byte[32];
        encoding.number(token.at + 1L);
        encoding.number(header(token));
        if (header(token) != 0) {
            encoding.details(token);
        }
        return Arrays.copyOf(encoding.bytes, encoding.length);
    }

    /** Most tokens have only a place, which takes one byte. */
    private static int header(Token token) {
        var plain = token.flags == 0
                && token.fired == 0
                && token.events == 0
                && token.done == 0
                && token.again == 0
                && token.remaining == 0
                && token.values == null
                && token.inside.isEmpty();
        return plain ? 0 : token.values == null ? 1 : 2;
    }

    private void details(Token token) {
        number(token.flags);
        number(token.fired & 0xffffffffL);
        number(token.events & 0xffffffffL);
        number(token.done & 0xffffffffL);
        number(token.again & 0xffffffffL);
        number(token.remaining);
        if (token.values != null) {
            number(token.values.length);
            for (var value : token.values) {
                number(value);
            }
        }
        number(token.inside.size());
        List<byte[]> inside = new ArrayList<>(token.inside.size());
        token.inside.forEach(each -> inside.add(token(each)));
        inside.sort(Arrays::compare);
        inside.forEach(this::bytes);
    }

    private Token readToken() {
        var token = new Token((int) read() - 1);
        var header = read();
        if (header == 0) {
            return token;
        }
        token.flags = (int) read();
        token.fired = (int) read();
        token.events = (int) read();
        token.done = (int) read();
        token.again = (int) read();
        token.remaining = (int) read();
        if (header == 2) {
            token.values = new int[(int) read()];
            for (var i = 0; i < token.values.length; i++) {
                token.values[i] = (int) read();
            }
        }
        for (var left = read(); left > 0; left--) {
            token.add(readToken());
        }
        return token;
    }

    private void number(long number) {
        var rest = number;
        while (rest >= MORE || rest < 0) {
            put((byte) (rest & 0x7f | MORE));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    private long read() {
        var number = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[position++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private void bytes(byte[] more) {
        for (var each : more) {
            put(each);
        }
    }

    private void put(byte value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = value;
    }
}
