package io.muster;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which types other packages use, be it in the byte code or, where the compiler copies a constant, in an import. */
final class PublicUses {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?(io\\.muster\\.[a-z.]*[A-Z]\\w*)");

    private final Set<String> used = new HashSet<>();

    /** @param sources folders of Java files */
    PublicUses(Collection<JavaClass> types, Path... sources) throws IOException {
        types.forEach(this::addUses);
        for (var folder : sources) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(this::addImports);
            }
        }
    }

    private void addUses(JavaClass type) {
        type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.getPackageName().equals(type.getPackageName()))
                .forEach(target -> used.add(outermost(target.getName())));
    }

    /** The formatter removes an import from the type's own package. */
    private void addImports(Path file) {
        IMPORT.matcher(read(file)).results().forEach(found -> used.add(found.group(1)));
    }

    /** Public types that no other package uses. */
    List<String> unused(Stream<JavaClass> types) {
        return types.filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
    }

    private static String outermost(String name) {
        return name.replaceAll("\\$.*", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
