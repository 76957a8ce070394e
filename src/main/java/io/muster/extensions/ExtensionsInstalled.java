package io.muster.extensions;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * A server was started with extensions.
 *
 * @param jars all jars of extensions, in the order of the class path
 */
@AuditEvent("ExtensionsInstalled")
record ExtensionsInstalled(List<Jar> jars, Actor actor, Instant at) implements DomainEvent {

    public ExtensionsInstalled {
        jars = List.copyOf(jars);
    }

    /**
     * @param file its path
     * @param digest of the whole file
     * @param brings what it contributes, such as {@code step org.example.desk.OpenTicket}
     */
    public record Jar(String file, Digest digest, List<String> brings) {

        public Jar {
            brings = List.copyOf(brings);
        }

        static Jar of(ExtensionJar jar) {
            return new Jar(
                    jar.file().toString(),
                    jar.digest(),
                    jar.parts().stream()
                            .map(part -> "%s %s".formatted(part.kind(), part.className()))
                            .toList());
        }
    }

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return "extensions";
    }
}
