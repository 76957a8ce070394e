package io.muster.extensions;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The check that a jar from outside brings classes and nothing that would take the place of Muster's own files. It
 * prevents mistakes, not malice: code on the class path can do everything that the server can.
 */
record JarCheck(JarFile jar) {

    /** Copies for newer versions of Java lie below it. */
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/[0-9]+/");

    private static final List<String> MUSTERS = List.of(
            "io/muster/",
            "processes/",
            "public-data/",
            "db/",
            "templates/",
            "static/",
            "public/",
            "resources/",
            "META-INF/resources/",
            "META-INF/spring/",
            "META-INF/spring.factories",
            "BOOT-INF/");

    private static final Set<String> AT_THE_ROOT = Set.of("module-info.class");

    /** @throws ExtensionRefused naming the first entry or class that is not permitted */
    void require() throws IOException {
        for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
            var name = VERSIONED.matcher(entry.getName()).replaceFirst("");
            requirePlace(entry, name);
            if (name.endsWith(".class")) {
                requirePublicTypes(entry);
            }
        }
    }

    private void requirePlace(JarEntry entry, String name) {
        if (MUSTERS.stream().anyMatch(name::startsWith) || !name.contains("/") && !AT_THE_ROOT.contains(name)) {
            throw new ExtensionRefused(
                    "The jar '%s' contains '%s', a place where Muster or Spring Boot keeps files of its own"
                            .formatted(jar.getName(), entry.getName()),
                    "Put classes and files into packages of your own. Only classes that %s names become part of the server."
                            .formatted(Extensions.LIST));
        }
    }

    private void requirePublicTypes(JarEntry entry) throws IOException {
        try (var content = jar.getInputStream(entry)) {
            var others = PublicTypes.othersIn(content.readAllBytes());
            if (!others.isEmpty()) {
                throw new ExtensionRefused(
                        "'%s' in the jar '%s' uses %s, which may change at any time"
                                .formatted(entry.getName(), jar.getName(), String.join(", ", others)),
                        "Compile against muster-api.jar, which holds what a jar from outside may use (docs/guide-extensions.md).");
            }
        }
    }
}
