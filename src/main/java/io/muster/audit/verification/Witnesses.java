package io.muster.audit.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Asks all other modules what they keep about the facts of a chain, and keeps what contradicts it. */
@Component
class Witnesses {

    private final List<IntegrityWitness> all;
    private final Damages damages;

    Witnesses(List<IntegrityWitness> all, Damages damages) {
        this.all = List.copyOf(all);
        this.damages = damages;
    }

    /**
     * In the caller's transaction. Once all are asked, what none finds any more is struck out.
     *
     * @param isTimeUp asked before each place
     * @return whether the time sufficed
     */
    boolean ask(String chain, BooleanSupplier isTimeUp) {
        var found = new ArrayList<Damage>();
        for (var witness : all) {
            for (var place : witness.places(chain)) {
                if (isTimeUp.getAsBoolean()) {
                    damages.add(chain, Damage.Kind.RECORD, found);
                    return false;
                }
                witness.contradiction(place)
                        .map(how -> new Damage(chain, Damage.Kind.RECORD, place, how, damages.now()))
                        .ifPresent(found::add);
            }
        }
        damages.report(chain, Damage.Kind.RECORD, found);
        return true;
    }
}
