package io.muster.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A folder of pages, each in a file of its own. */
final class HtmlFolder {

    private final Path folder;
    private final Set<String> written = new HashSet<>();

    HtmlFolder(Path folder) {
        this.folder = folder;
    }

    /** @param name of the page's subject; it cannot escape the folder */
    void write(String name, String html) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(unused(name.replaceAll("[^A-Za-z0-9_.-]", "-"))), html);
    }

    private String unused(String name) {
        var file = name + ".html";
        for (var number = 2; !written.add(file); number++) {
            file = "%s-%d.html".formatted(name, number);
        }
        return file;
    }
}
