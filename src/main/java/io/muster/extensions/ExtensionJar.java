package io.muster.extensions;

import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;

/**
 * A jar that names its classes in {@link Extensions#LIST}.
 *
 * @param digest of the whole file
 * @param classes in the order of its list
 */
public record ExtensionJar(Path file, Digest digest, List<Class<?>> classes) {

    public ExtensionJar {
        classes = List.copyOf(classes);
    }

    /** What it brings: each class that becomes part of the server, with its kind. */
    public List<Part> parts() {
        return classes.stream().map(Part::new).toList();
    }

    /** A class that a jar brings. */
    public record Part(Class<?> type) {

        /** Such as {@code step} or {@code model format}. */
        public String kind() {
            return Extensions.kind(type);
        }

        public String className() {
            return Extensions.className(type);
        }
    }

    public List<String> classNames() {
        return classes.stream().map(Extensions::className).toList();
    }

    /** The name of the file, without its folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
