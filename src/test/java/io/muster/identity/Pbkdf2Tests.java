package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Pbkdf2Tests {

    private final Pbkdf2 hash = new Pbkdf2(1000);

    @Test
    void knowsTheRightPasswordAndNoOther() {
        var kept = hash.encrypt("correct horse battery");

        assertThat(hash.check("correct horse battery", kept)).isTrue();
        assertThat(hash.check("correct horse battery ", kept)).isFalse();
    }

    @Test
    void hashesTheSamePasswordDifferentlyEachTime() {
        assertThat(hash.encrypt("correct horse battery")).isNotEqualTo(hash.encrypt("correct horse battery"));
    }

    @Test
    void stillKnowsPasswordsKeptWithFewerIterations() {
        var kept = new Pbkdf2(500).encrypt("correct horse battery");

        assertThat(kept).startsWith("500$");
        assertThat(hash.check("correct horse battery", kept)).isTrue();
    }

    /** Computed with Python's hashlib.pbkdf2_hmac('sha512', b'password', b'saltsaltsaltsalt', 4096, 64). */
    @Test
    void agreesWithAnIndependentImplementation() {
        var salt = Base64.getEncoder()
                .withoutPadding()
                .encodeToString("saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII));
        var expected = HexFormat.of()
                .parseHex(
                        "7dc69993c22ab444a13574b9d71b2cafc54e68914d9ddfd00ed5c23545b854d5e0e68b7f5614eef5df9087573bab8360b20267791ed7a77669005fd94b5731e2");
        var kept = "4096$%s$%s"
                .formatted(salt, Base64.getEncoder().withoutPadding().encodeToString(expected));

        assertThat(hash.check("password", kept)).isTrue();
    }

    @Test
    void aHashOfAnotherFormIsNotAPassword() {
        assertThat(hash.check("password", "plain")).isFalse();
    }
}
