package io.muster.notification;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum NotificationProblem implements ProblemType {
    /** There is no delivery of this id, or it was deleted after the retention. */
    DELIVERY_NOT_FOUND("delivery-not-found", Kind.NOT_FOUND, "Delivery not found"),

    /** Only a dead letter can be sent again. */
    DELIVERY_NOT_DEAD("delivery-not-dead", Kind.CONFLICT, "Delivery is not a dead letter");

    private final Declaration declaration;

    NotificationProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
