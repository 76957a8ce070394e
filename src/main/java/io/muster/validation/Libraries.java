package io.muster.validation;

import io.muster.extensions.InstalledExtensions;
import io.muster.scoring.Scoring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Versions of the libraries that compute a validation, taken from the names of the jars on the class path, the one
 * place where all libraries give it in the same way. Jars from outside are named with their digests, because the person who
 * doubts a number must know which code computed it.
 */
@Component
class Libraries {

    private static final Pattern JAR = Pattern.compile("([^/!]+?)-(\\d[^/!]*)\\.jar!/");

    private static final List<String> ALWAYS = List.of("hipparchus-stat", "duckdb_jdbc");

    private static final Map<String, String> JARS = jars();

    private final Scoring scoring;
    private final InstalledExtensions extensions;

    Libraries(Scoring scoring, InstalledExtensions extensions) {
        this.scoring = scoring;
        this.extensions = extensions;
    }

    /** @param format of the model that is validated */
    Map<String, String> of(String format) {
        var runtime = scoring.facts(format).library();
        var versions = new TreeMap<String, String>();
        versions.put("java", Runtime.version().toString());
        versions.put("muster", musterVersion());
        ALWAYS.forEach(name -> versions.put(name, JARS.getOrDefault(name, "unknown")));
        if (runtime != null) {
            versions.put(runtime, JARS.getOrDefault(runtime, "unknown"));
        }
        extensions.jars().forEach(jar -> versions.put(jar.name(), jar.digest().toString()));
        return versions;
    }

    private static String musterVersion() {
        var version = Libraries.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static Map<String, String> jars() {
        var jars = new TreeMap<String, String>();
        try {
            for (var url : Collections.list(Libraries.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                var jar = JAR.matcher(url.toString());
                if (jar.find()) {
                    jars.putIfAbsent(jar.group(1), jar.group(2));
                }
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be read", e);
        }
    }
}
