package io.muster.extensions;

import java.util.List;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** The part of the server's health that says which code from outside is in use. It is always up. */
@Component("extensionsHealthIndicator")
class ExtensionsHealth extends AbstractHealthIndicator {

    private final InstalledExtensions extensions;

    ExtensionsHealth(InstalledExtensions extensions) {
        super("The jars from outside cannot be listed");
        this.extensions = extensions;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        extensions.jars().forEach(jar -> health.withDetail(jar.name(), Details.of(jar)));
    }

    private record Details(String file, String digest, List<String> classes) {

        static Details of(ExtensionJar jar) {
            return new Details(jar.file().toString(), jar.digest().toString(), jar.classNames());
        }
    }
}
