package io.muster.identity.commands;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A request to the engine names something that is not there. */
@Problem(slug = "no-such-thing", kind = Refusal.Kind.NOT_FOUND, title = "No such thing")
public class NoSuchThing extends Refusal {

    private NoSuchThing(String message) {
        super(message);
    }

    static NoSuchThing asked() {
        return new NoSuchThing("There is nothing of the ids in this request");
    }

    /** @param kind {@code job}, {@code process-definition/key} */
    public NoSuchThing(String kind, String id) {
        super("There is no %s '%s'".formatted(kind.replace("/", " ").replace("-", " "), id));
    }
}
