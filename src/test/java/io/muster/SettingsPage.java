package io.muster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The generator of {@code docs/reference/settings.md} from {@code application.yaml}, in which each setting has a sentence. */
final class SettingsPage {

    private static final Path MANUAL = Path.of("src/main/resources/application.yaml");
    private static final Pattern LINE = Pattern.compile("^( *)([\\w.-]+):(?: (.*))?$");

    private final Deque<Level> path = new ArrayDeque<>();
    private final List<String> comment = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    private SettingsPage() {}

    private record Level(int indent, String key) {}

    static String read() throws IOException {
        var page = new SettingsPage();
        Files.readAllLines(MANUAL).forEach(page::add);
        return "# Settings\n\nMuster's own settings with their defaults, made from `application.yaml`. Each can be given on the"
                + " command line (`--muster.web.max-body=64MB`), in the environment (`MUSTER_WEB_MAXBODY`) or in a file.\n\n"
                + "| Setting | Default | Meaning |\n|---|---|---|\n" + String.join("\n", page.rows) + "\n";
    }

    private void add(String line) {
        if (line.strip().startsWith("#")) {
            comment.add(line.strip().substring(1).strip());
            return;
        }
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            comment.clear();
            return;
        }
        var indent = matcher.group(1).length();
        while (!path.isEmpty() && path.peek().indent() >= indent) {
            path.pop();
        }
        path.push(new Level(indent, matcher.group(2)));
        if (matcher.group(3) != null) {
            addRow(matcher.group(3));
        }
        comment.clear();
    }

    private void addRow(String value) {
        var keys = new ArrayList<String>();
        path.descendingIterator().forEachRemaining(level -> keys.add(level.key()));
        var key = String.join(".", keys);
        if (key.startsWith("muster.")) {
            rows.add("| `%s` | `%s` | %s |"
                    .formatted(key, value, String.join(" ", comment).replace("|", "\\|")));
        }
    }
}
