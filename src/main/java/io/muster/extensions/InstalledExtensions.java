package io.muster.extensions;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The jars of extensions that are part of this server; the log names them when it starts. */
@Component
public class InstalledExtensions {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledExtensions.class);

    private final List<ExtensionJar> jars;
    private final List<Path> loaderPath;

    InstalledExtensions(ResourceLoader resources) {
        var loader = resources.getClassLoader();
        this.jars = loader == null ? List.of() : Extensions.on(loader);
        this.loaderPath = loader == null ? List.of() : Extensions.loaderPath(loader);
        jars.forEach(jar -> LOG.warn(
                "The extension {} ({}) is part of this server and brings {}",
                jar.file(),
                jar.digest(),
                jar.classNames()));
    }

    public List<ExtensionJar> jars() {
        return jars;
    }

    /** The files and folders of the loader path: the jars, and the libraries that they need. */
    public List<Path> loaderPath() {
        return loaderPath;
    }
}
