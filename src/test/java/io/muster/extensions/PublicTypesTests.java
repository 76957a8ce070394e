package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of public types: packed, described, and complete in itself. */
class PublicTypesTests {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void theBuildPacksExactlyThem() throws Exception {
        var patterns = Pattern.compile("<include>(io/muster/[^<]+)\\.class</include>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(include -> include.group(1))
                .map(glob -> Pattern.compile(glob.replace("$", "\\$").replace("*", "[^/]*")))
                .toList();

        try (var files = Files.walk(CLASSES.resolve("io"))) {
            var packed = files.map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", ""))
                    .filter(file -> patterns.stream()
                            .anyMatch(glob -> glob.matcher(file).matches()))
                    .map(file -> file.replaceAll("\\$.*", "").replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(packed).isEqualTo(new TreeSet<>(PublicTypes.NAMES));
        }
    }

    @Test
    void theGuideDescribesEachOfThem() throws Exception {
        var guide = Files.readString(Path.of("docs/guide-extensions.md"));

        assertThat(PublicTypes.NAMES)
                .allSatisfy(name -> assertThat(guide).contains("`%s`".formatted(name.replaceAll(".*\\.", ""))));
    }

    /** Otherwise a jar could not call a method that it sees. */
    @Test
    void theirSignaturesNameNoOther() {
        assertThat(PublicTypes.NAMES)
                .allSatisfy(name -> assertThat(mentioned(Class.forName(name)).filter(PublicTypesTests::isMusters))
                        .as(name)
                        .isSubsetOf(PublicTypes.NAMES));
    }

    @Test
    void theGuidesVersionsAreThoseOfTheBuild() throws Exception {
        var ours = Files.readString(Path.of("pom.xml"));
        var example = Files.readString(Path.of("docs/examples/own-step/pom.xml"));

        assertThat(version(example, "muster")).isEqualTo(version(ours, "muster"));
        assertThat(version(example, "spring-boot-dependencies")).isEqualTo(version(ours, "spring-boot-starter-parent"));
    }

    private static String version(String pom, String artifact) {
        var matcher = Pattern.compile("<artifactId>%s</artifactId>\\s*<version>([^<]+)".formatted(artifact))
                .matcher(pom);
        assertThat(matcher.find()).as(artifact).isTrue();
        return matcher.group(1);
    }

    private static Stream<String> mentioned(Class<?> type) {
        var nested = Arrays.stream(type.getDeclaredClasses())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .flatMap(PublicTypesTests::mentioned);
        var parents = Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        var methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers()))
                .flatMap(PublicTypesTests::named);
        return Stream.of(nested, parents.map(PublicTypesTests::outermost), methods)
                .flatMap(each -> each);
    }

    private static Stream<String> named(Method method) {
        return Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                .map(PublicTypesTests::outermost);
    }

    private static String outermost(Class<?> type) {
        var element = type.isArray() ? type.getComponentType() : type;
        return element.getName().replaceAll("\\$.*", "");
    }

    private static boolean isMusters(String name) {
        return Set.of("io.muster").stream().anyMatch(name::startsWith);
    }
}
