package io.muster.audit.export;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not an exported chain. */
public class NoExport extends IOException {

    NoExport(Path file, String why) {
        super("%s is not an exported audit chain: %s".formatted(file, why));
    }
}
