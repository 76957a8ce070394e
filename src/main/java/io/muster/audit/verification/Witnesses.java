package io.muster.audit.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** The comparison of all other modules' records with the events of a chain, storing contradictions as damage. */
@Component
class Witnesses {

    private final List<IntegrityWitness> all;
    private final Damages damages;

    Witnesses(List<IntegrityWitness> all, Damages damages) {
        this.all = List.copyOf(all);
        this.damages = damages;
    }

    /**
     * Runs in the caller's transaction. Once all have been asked, damage that is no longer found is removed.
     *
     * @param isTimeUp asked before each place
     * @return whether it finished in time
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
