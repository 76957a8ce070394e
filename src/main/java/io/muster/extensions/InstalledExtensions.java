package io.muster.extensions;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The jars from outside that are part of this server; the log says so when it starts. */
@Component
public class InstalledExtensions {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledExtensions.class);

    private final List<ExtensionJar> jars;

    InstalledExtensions(ResourceLoader resources) {
        var loader = resources.getClassLoader();
        this.jars = loader == null ? List.of() : Extensions.on(loader);
        jars.forEach(jar -> LOG.warn(
                "Code from outside is part of this server: {} ({}) brings {}",
                jar.file(),
                jar.digest(),
                jar.classNames()));
    }

    public List<ExtensionJar> jars() {
        return jars;
    }
}
