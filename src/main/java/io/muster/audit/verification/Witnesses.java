package io.muster.audit.verification;

import java.util.List;
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

    /** In the caller's transaction. All are asked, so what none finds any more is struck out. */
    void ask(String chain) {
        var now = damages.now();
        var found = all.stream()
                .flatMap(witness -> witness.contradictions(chain).stream())
                .map(each -> new Damage(chain, Damage.Kind.RECORD, each.place(), each.explanation(), now))
                .toList();
        damages.report(chain, Damage.Kind.RECORD, found);
    }
}
