package io.muster.identity.commands;

import io.muster.shared.Refusal;

/** A request to the engine refers to an object that does not exist. */
public class NoSuchThing extends Refusal {

    private NoSuchThing(String message) {
        super(IdentityProblem.NO_SUCH_THING, message);
    }

    static NoSuchThing asked() {
        return new NoSuchThing("Nothing exists with the ids in this request");
    }

    /** @param kind {@code job}, {@code process-definition/key} */
    public NoSuchThing(String kind, String id) {
        super(
                IdentityProblem.NO_SUCH_THING,
                "There is no %s '%s'".formatted(kind.replace("/", " ").replace("-", " "), id));
    }
}
