package io.muster.inventory.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every provider of {@link ArtifactStore}. */
public abstract class ArtifactStoreContract {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final Digest NOBODYS = Digest.ofText("never stored");

    private ArtifactStore store;

    /** An empty store. */
    protected abstract ArtifactStore createStore() throws IOException;

    @BeforeEach
    void create() throws IOException {
        store = createStore();
    }

    @Test
    void givesBackWhatWasStoredByItsDigest() throws IOException {
        var digest = store.store(new ByteArrayInputStream(HELLO));

        assertThat(digest).isEqualTo(Digest.of(HELLO));
        assertThat(store.exists(digest)).isTrue();
        assertThat(store.size(digest)).isEqualTo(5);
        assertThat(read(digest)).isEqualTo(HELLO);
        assertThat(Files.readAllBytes(store.localFile(digest))).isEqualTo(HELLO);
    }

    @Test
    void keepsNothingToo() throws IOException {
        var digest = store.store(InputStream.nullInputStream());

        assertThat(digest).isEqualTo(Digest.of(new byte[0]));
        assertThat(read(digest)).isEmpty();
    }

    @Test
    void refusesWhatWasNeverStored() {
        assertThat(store.exists(NOBODYS)).isFalse();
        assertThatThrownBy(() -> store.open(NOBODYS)).isInstanceOf(ArtifactNotFound.class);
        assertThatThrownBy(() -> store.size(NOBODYS)).isInstanceOf(ArtifactNotFound.class);
        assertThatThrownBy(() -> store.localFile(NOBODYS)).isInstanceOf(ArtifactNotFound.class);
    }

    @Test
    void storesTheSameBytesAgainWithoutHarm() throws IOException {
        var first = store.store(new ByteArrayInputStream(HELLO));
        try (var reader = store.open(first)) {
            assertThat(reader.read()).isEqualTo('h');
            assertThat(store.store(new ByteArrayInputStream(HELLO))).isEqualTo(first);
            assertThat(reader.readAllBytes()).isEqualTo("ello".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsNothingWhenTheStreamBreaks() {
        assertThatThrownBy(() -> store.store(new Breaking(HELLO))).isInstanceOf(IOException.class);
        assertThat(store.exists(Digest.of(HELLO))).isFalse();
    }

    @Test
    void neitherClosesNorSkipsWhatItReads() throws IOException {
        var content = new Watched(HELLO);
        store.store(content);
        assertThat(content.closed).isFalse();
        assertThat(content.read()).isEqualTo(-1);
    }

    @Test
    void keepsAreasApart() throws IOException {
        var area = store.area("datasets");
        var digest = area.store(new ByteArrayInputStream(HELLO));

        assertThat(store.exists(digest)).isFalse();
        assertThat(store.area("models").exists(digest)).isFalse();
        assertThat(store.area("datasets").exists(digest)).isTrue();
    }

    @Test
    void letsNoAreasNameLeadAnywhere() {
        assertThatThrownBy(() -> store.area("../elsewhere"))
                .hasMessageContaining("'../elsewhere' is not a valid area name");
    }

    @Test
    void takesTheSameBytesFromManyAtOnce() throws Exception {
        var bytes = new byte[300_000];
        var threads = Executors.newFixedThreadPool(4);
        try {
            var stores = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Digest>) () -> store.store(new ByteArrayInputStream(bytes)))
                    .toList();
            for (var stored : threads.invokeAll(stores)) {
                assertThat(stored.get()).isEqualTo(Digest.of(bytes));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(read(Digest.of(bytes))).isEqualTo(bytes);
    }

    private byte[] read(Digest digest) throws IOException {
        try (var in = store.open(digest)) {
            return in.readAllBytes();
        }
    }

    private static final class Watched extends ByteArrayInputStream {

        private boolean closed;

        Watched(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A connection that is cut after all bytes but the end. */
    private static final class Breaking extends ByteArrayInputStream {

        Breaking(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            var read = read(buffer, 0, buffer.length);
            if (read < 0) {
                throw new IOException("connection reset");
            }
            return read;
        }
    }
}
