package io.muster.extensions;

import io.muster.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/** The jars on the class path that bring classes from outside, each checked before a class of it is loaded. */
public final class Extensions {

    /** The file in a jar that names its classes, one on each line; a line that begins with # is a comment. */
    public static final String LIST = "META-INF/muster/extensions.txt";

    private static final String OWN = "io.muster.";

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

    /** The files and folders that a loader path put on a class path, for other processes with the same code. */
    static List<Path> loaderPath(ClassLoader loader) {
        var path = new LinkedHashSet<Path>();
        for (var each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                Stream.of(urls.getURLs())
                        .filter(url -> url.getProtocol().equals("file"))
                        .map(url -> path(url, url))
                        .forEach(path::add);
            }
        }
        return List.copyOf(path);
    }

    private static Path file(URL list) {
        try {
            var file = ResourceUtils.extractJarFileURL(list);
            if (!ResourceUtils.isJarURL(list) || !ResourceUtils.isFileURL(file)) {
                throw new ExtensionRefused(
                        "'%s' is not in a jar of its own".formatted(list),
                        "Pack the classes as a jar and put it on the loader path (docs/guide-extensions.md).");
            }
            return path(file, list);
        } catch (IOException e) {
            throw pathless(list, e);
        }
    }

    private static Path path(URL file, URL named) {
        try {
            return Path.of(new URI(file.toString().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            throw pathless(named, e);
        }
    }

    private static ExtensionRefused pathless(URL named, Exception cause) {
        return new ExtensionRefused(
                "'%s' has no path to a file: %s".formatted(named, cause), "Move the jar elsewhere.");
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
        var points = points(type).toList();
        var annotated =
                points.stream().flatMap(point -> Stream.of(point.declaredBy())).allMatch(type::isAnnotationPresent);
        if (points.isEmpty() || !annotated) {
            throw new ExtensionRefused(
                    "The class '%s' of the jar '%s' is nothing that a jar may bring"
                            .formatted(type.getName(), jar.getName()),
                    "Name steps (ShortStep or LongStep, with @Step), validation checks (ValidationCheck), model formats"
                            + " (ModelFormat), deployment targets (DeploymentTarget) and statistics of monitoring"
                            + " (CustomStatistic). Their helpers need not be named"
                            + " (docs/guide-extensions.md).");
        }
    }

    private static Stream<ExtensionPoint> points(Class<?> type) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .flatMap(each -> Optional.ofNullable(each.getAnnotation(ExtensionPoint.class)).stream());
    }

    /** What a class from outside is: {@code step}, {@code model format}. */
    public static String kind(Class<?> type) {
        return points(type).map(ExtensionPoint::value).distinct().collect(Collectors.joining(" and "));
    }

    /** The name of a class from outside, for who must find it. */
    public static String className(Class<?> type) {
        return type.getName();
    }

    /** Whether a jar from outside brought a class: only Muster's own may lie in Muster's packages. */
    public static boolean isFromOutside(Class<?> type) {
        return !type.getName().startsWith(OWN);
    }
}
