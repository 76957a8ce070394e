package io.muster.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Files that come with the demo. */
final class DemoFiles {

    private DemoFiles() {}

    static InputStream open(String name) {
        try {
            return new ClassPathResource("demo/" + name).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("Demo file '%s' is missing".formatted(name), e);
        }
    }

    static String text(String name) {
        try (var in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Demo file '%s' could not be read".formatted(name), e);
        }
    }
}
