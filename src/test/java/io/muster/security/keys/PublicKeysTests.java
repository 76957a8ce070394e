package io.muster.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTests {

    private static final byte[] DATA = "what was decided".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private KeyPair pair;

    @BeforeEach
    void makeAKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void readsPemFilesOneKeyOrSeveral() throws Exception {
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var file = write("keys.pem", PublicKeys.pem(other.getPublic()) + PublicKeys.pem(pair.getPublic()));

        assertThat(PublicKeys.read(file).verify("any hint", DATA, sign(pair))).isTrue();
        assertThat(PublicKeys.read(file).verify(null, DATA, sign(other))).isTrue();
        assertThat(PublicKeys.read(file).verify(null, new byte[] {1}, sign(pair)))
                .isFalse();
    }

    /** RFC 8037, appendix A.2 and A.4. */
    @Test
    void readsTheWebKeyOfTheStandardAndVerifiesItsSignature() throws Exception {
        var file = write("jwks.json", """
                {"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""");
        var signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        var signature = Base64.getUrlDecoder()
                .decode("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

        assertThat(PublicKeys.read(file).verify(null, signed, signature)).isTrue();
    }

    @Test
    void readsADirectoryAndLeavesPrivateKeysAlone() throws Exception {
        new KeyFiles(directory).activeOrFirst();

        assertThat(PublicKeys.read(directory).isEmpty()).isFalse();
        assertThat(PublicKeys.read(Files.createDirectory(directory.resolve("empty")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void saysWhichFileHoldsNoUsableKey() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var file = write("rsa.pem", PublicKeys.pem(rsa.getPublic()));
        var tooShort = write("short.json", "{\"keys\":[{\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}");
        var broken = write("broken.json", "{\"keys\":");

        assertThatThrownBy(() -> PublicKeys.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rsa.pem");
        assertThatThrownBy(() -> PublicKeys.read(tooShort))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("short.json");
        assertThatThrownBy(() -> PublicKeys.read(broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.json");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static byte[] sign(KeyPair by) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(by.getPrivate());
        signature.update(DATA);
        return signature.sign();
    }
}
