package io.muster.proofs;

import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.Tables;
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

    public Optional<DeploymentFile> find(String decision) {
        return Optional.ofNullable(all().get(decision));
    }

    private static Map<String, DeploymentFile> all() {
        var tables = new TreeMap<String, DeploymentFile>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                try (var content = file.getInputStream()) {
                    var table = new DeploymentFile(String.valueOf(file.getFilename()), content.readAllBytes());
                    Tables.read(table).decisions().forEach(decision -> tables.put(decision.id(), table));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped decision tables cannot be read", e);
        }
        return tables;
    }
}
