package io.muster.extensions;

import io.muster.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/** The jars on the class path that bring classes from outside, each checked before a class of it is loaded. */
public final class Extensions {

    /** The file in a jar that names its classes, one on each line; a line that begins with # is a comment. */
    public static final String LIST = "META-INF/muster/extensions.txt";

    private Extensions() {}

    /** @throws ExtensionRefused if one cannot be used */
    public static List<ExtensionJar> on(ClassLoader loader) {
        try {
            var jars = new ArrayList<ExtensionJar>();
            for (var list : Collections.list(loader.getResources(LIST))) {
                jars.add(read(file(list), loader));
            }
            return List.copyOf(jars);
        } catch (IOException e) {
            throw new UncheckedIOException("The jars from outside cannot be read", e);
        }
    }

    /** The same with the class loader of this thread: for commands, which have no container. */
    public static List<ExtensionJar> onClassPath() {
        return on(ClassUtils.getDefaultClassLoader());
    }

    /** @return all classes of all jars */
    public static Stream<Class<?>> classes(ClassLoader loader) {
        return on(loader).stream().flatMap(jar -> jar.classes().stream());
    }

    private static Path file(URL list) {
        try {
            var file = ResourceUtils.extractJarFileURL(list);
            if (!ResourceUtils.isJarURL(list) || !ResourceUtils.isFileURL(file)) {
                throw new ExtensionRefused(
                        "'%s' is not in a jar of its own".formatted(list),
                        "Pack the classes as a jar and put it on the loader path (docs/guide-steps.md).");
            }
            return Path.of(new URI(file.toString().replace(" ", "%20")));
        } catch (IOException | URISyntaxException e) {
            throw new ExtensionRefused("'%s' has no path to a file: %s".formatted(list, e), "Move the jar elsewhere.");
        }
    }

    private static ExtensionJar read(Path file, ClassLoader loader) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            new JarCheck(jar).require();
            var classes = names(jar).stream()
                    .<Class<?>>map(name -> load(name, jar, loader))
                    .toList();
            return new ExtensionJar(file, Digest.of(file), classes);
        }
    }

    private static List<String> names(JarFile jar) throws IOException {
        try (var content = jar.getInputStream(jar.getEntry(LIST))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Class<?> load(String name, JarFile jar, ClassLoader loader) {
        if (jar.getEntry(name.replace('.', '/') + ".class") == null) {
            throw new ExtensionRefused(
                    "The jar '%s' names the class '%s' but does not contain it".formatted(jar.getName(), name),
                    "Correct its name in %s, or pack the class.".formatted(LIST));
        }
        try {
            var type = Class.forName(name, false, loader);
            requireExtensionPoint(type, jar);
            return type;
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ExtensionRefused(
                    "The class '%s' of the jar '%s' cannot be loaded: %s".formatted(name, jar.getName(), e),
                    "Put the jars that it needs on the loader path too, and compile it for Java 17.");
        }
    }

    private static void requireExtensionPoint(Class<?> type, JarFile jar) {
        var points = ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .flatMap(each -> Optional.ofNullable(each.getAnnotation(ExtensionPoint.class)).stream())
                .toList();
        if (points.isEmpty() || !points.stream().allMatch(point -> type.isAnnotationPresent(point.declaredBy()))) {
            throw new ExtensionRefused(
                    "The class '%s' of the jar '%s' is nothing that a jar may bring"
                            .formatted(type.getName(), jar.getName()),
                    "Name classes with @Step that implement ShortStep or LongStep. Their helpers need not be named (docs/guide-steps.md).");
        }
    }
}
