package io.muster.audit.health;

import io.muster.audit.verification.Damage;
import io.muster.audit.verification.Integrity;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * The health indicator that is down while any record is damaged. Liveness and readiness exclude it: a server with a
 * damaged record must continue to serve what is intact.
 */
@Component("integrityHealthIndicator")
class IntegrityHealth extends AbstractHealthIndicator {

    private final Integrity integrity;

    IntegrityHealth(Integrity integrity) {
        super("The state of the continuous verification cannot be read");
        this.integrity = integrity;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var damages = integrity.damages();
        if (damages.isEmpty()) {
            health.up();
        } else {
            health.down()
                    .withDetail(
                            "damaged",
                            damages.stream()
                                    .collect(Collectors.toMap(
                                            damage -> "%s %s"
                                                    .formatted(
                                                            damage.kind().name().toLowerCase(Locale.ROOT),
                                                            damage.place()),
                                            Damage::explanation)));
        }
        integrity.sinceLastRound().ifPresent(age -> health.withDetail("lastFullRound", age + " ago"));
    }
}
