package io.muster.modeler;

import io.muster.step.Step;
import io.muster.step.Step.Guard;

/** Names of groups and guards of steps for people. */
final class StepWords {

    private StepWords() {}

    static String group(Step.Group group) {
        return switch (group) {
            case BUILD -> "Build";
            case VALIDATE -> "Validate";
            case APPROVE -> "Approve";
            case SERVE -> "Serve";
            case PLAN -> "Plan";
            case END -> "End";
            case NOTIFY -> "Notify";
        };
    }

    /** The effect that must not be reached without controls; empty for a step that is not guarded. */
    static String guard(Guard guard) {
        return switch (guard) {
            case NONE -> "";
            case CERTIFY -> "certify";
            case DEPLOY -> "deploy";
            case PROMOTE -> "promote";
            case ROLLBACK -> "rollback";
            case SUSPEND -> "suspend";
            case REINSTATE -> "reinstate";
            case RETIRE -> "retire";
            case CHANGE -> "change";
            case LOWER -> "lower";
            case RENEW -> "renew";
            case EXCEPTION -> "exception";
            case AMEND -> "amend";
        };
    }
}
