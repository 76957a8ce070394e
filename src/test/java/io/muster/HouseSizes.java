package io.muster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The most that a reader is asked to take in at once: types beside each other, and lines below each other. */
final class HouseSizes {

    static final int MOST_TYPES = 25;
    static final int MOST_LINES = 300;

    private HouseSizes() {}

    /**
     * Packages with more types than {@link #MOST_TYPES}.
     *
     * @param types full names of types; nested ones do not count, because they stand in the file of another
     */
    static List<String> crowdedPackages(Stream<String> types) {
        return types
                .filter(name -> !name.contains("$") && !name.endsWith(".package-info"))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > MOST_TYPES)
                .map(entry -> "%s has %d types".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Java files below a folder with more lines than {@link #MOST_LINES}. */
    static List<String> longFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > MOST_LINES)
                    .map(file -> "%s has %d lines".formatted(folder.relativize(file), lines(file)))
                    .sorted()
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
