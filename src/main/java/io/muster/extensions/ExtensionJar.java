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

    List<String> classNames() {
        return classes.stream().map(Class::getName).toList();
    }

    /** The name of the file, without its folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
