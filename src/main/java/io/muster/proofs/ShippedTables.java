package io.muster.proofs;

import io.muster.proofs.prover.TableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The decision tables that Muster ships, even if an installation has replaced them. */
@Component
public class ShippedTables {

    static final String PATTERN = "classpath*:processes/decisions/*.dmn";

    public Optional<SentTable> find(String decision) {
        return Optional.ofNullable(all().get(decision));
    }

    private static Map<String, SentTable> all() {
        var tables = new TreeMap<String, SentTable>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                try (var content = file.getInputStream()) {
                    var table = new SentTable(String.valueOf(file.getFilename()), content.readAllBytes());
                    TableText.read(table.file(), table.content()).forEach(text -> tables.put(text.id(), table));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped decision tables cannot be read", e);
        }
        return tables;
    }
}
