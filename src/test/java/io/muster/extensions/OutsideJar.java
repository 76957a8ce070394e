package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar as a team outside builds it: compiled against the public types of Muster and no other. */
public final class OutsideJar {

    private static final Path EXAMPLE = Path.of("docs/examples/own-step");
    private static final String EXAMPLES_NAME = "own-step.jar";
    private static final Path OWN_CLASSES = Path.of("target/classes");

    /** Of the example, once it is compiled. */
    private static final Map<String, byte[]> EXAMPLES_CLASSES = new ConcurrentHashMap<>();

    /** What was compiled from these sources before. */
    private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, byte[]> entries = new TreeMap<>();

    private OutsideJar(Path folder) {
        this.folder = folder;
    }

    /** The project {@code docs/examples/own-step}, compiled and packed. */
    public static Path ofExample(Path folder) throws IOException {
        return example(folder).pack(EXAMPLES_NAME);
    }

    /** The same with another file in it, so that its digest differs. */
    public static Path ofExample(Path folder, String more) throws IOException {
        return example(folder).with(more, new byte[] {1}).pack(EXAMPLES_NAME);
    }

    private static OutsideJar example(Path folder) throws IOException {
        var jar = new OutsideJar(folder);
        synchronized (EXAMPLES_CLASSES) {
            if (EXAMPLES_CLASSES.isEmpty()) {
                jar.compile(files(EXAMPLE.resolve("src/main/java")));
                EXAMPLES_CLASSES.putAll(jar.entries);
            }
        }
        jar.entries.putAll(EXAMPLES_CLASSES);
        var resources = EXAMPLE.resolve("src/main/resources");
        for (var file : files(resources)) {
            jar.with(resources.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        return jar;
    }

    /** @param sources by the name of the class */
    static OutsideJar of(Path folder, Map<String, String> sources) throws IOException {
        var jar = new OutsideJar(folder);
        var known = COMPILED.get(sources);
        if (known == null) {
            jar.compile(written(folder, sources));
            COMPILED.put(sources, Map.copyOf(jar.entries));
        } else {
            jar.entries.putAll(known);
        }
        return jar;
    }

    private static List<Path> written(Path folder, Map<String, String> sources) throws IOException {
        var files = Files.createTempDirectory(folder, "sources");
        for (var source : sources.entrySet()) {
            var file = files.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        return files(files);
    }

    OutsideJar naming(String... classes) {
        return with(Extensions.LIST, String.join("\n", classes).getBytes());
    }

    OutsideJar with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    Path pack(String name) throws IOException {
        var file = folder.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }

    /** What the loader path does: the jars before everything else on the class path. */
    public static ClassLoader loader(Path... jars) {
        return new URLClassLoader(
                Arrays.stream(jars).map(OutsideJar::url).toArray(URL[]::new), OutsideJar.class.getClassLoader());
    }

    /** Calls with the jars on the class path of this thread. */
    public static <T> T calling(Callable<T> call, Path... jars) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader(jars));
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void compile(List<Path> sources) throws IOException {
        var classes = Files.createTempDirectory(folder, "classes");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("--release", "17", "-proc:none", "-cp", classPath(), "-d", classes.toString());
            var done = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as(said::toString).isTrue();
        }
        for (var file : files(classes)) {
            with(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }

    private String classPath() throws IOException {
        var api = Files.createDirectories(folder.resolve("api"));
        for (var file : files(OWN_CLASSES)) {
            var name = OWN_CLASSES.relativize(file);
            if (PublicTypes.NAMES.contains(outermost(name))) {
                var copy = api.resolve(name.toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry -> entry.matches(
                                ".*[/\\\\](spring-core|spring-context|jspecify|jackson-(core|databind|annotations))-[^/]*\\.jar"));
        return Stream.concat(Stream.of(api.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }

    private static String outermost(Path classFile) {
        return classFile
                .toString()
                .replace('\\', '/')
                .replaceAll("(\\$.*)?\\.class$", "")
                .replace('/', '.');
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }
}
