package io.muster.commands;

import io.muster.security.keys.PublicKeys;
import java.io.IOException;
import java.nio.file.Path;

/** The public keys a user trusts. */
final class Keys {

    private Keys() {}

    /** @throws IOException also if there are none, because a check against no key proves nothing */
    static PublicKeys read(Path fileOrDirectory) throws IOException {
        var keys = PublicKeys.read(fileOrDirectory);
        if (keys.isEmpty()) {
            throw new IOException("there is no public key in %s; name one with --key".formatted(fileOrDirectory));
        }
        return keys;
    }
}
