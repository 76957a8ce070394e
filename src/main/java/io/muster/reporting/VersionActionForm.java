package io.muster.reporting;

import io.muster.lifecycle.actions.VersionActions.OfferedAction;
import io.muster.lifecycle.actions.VersionActions.VersionAction;
import java.util.List;

/**
 * The form of an action that the reader of a version's page may ask for.
 *
 * @param title what it does, as a heading
 * @param effects what would change
 */
public record VersionActionForm(VersionAction action, String title, String button, List<String> effects) {

    public VersionActionForm {
        effects = List.copyOf(effects);
    }

    /** Whether the form asks for a dataset. */
    public boolean asksForData() {
        return action == VersionAction.CHANGE_REFERENCE;
    }

    public static List<VersionActionForm> of(List<OfferedAction> offered) {
        return offered.stream().map(VersionActionForm::of).toList();
    }

    private static VersionActionForm of(OfferedAction offered) {
        return new VersionActionForm(
                offered.action(), title(offered.action()), button(offered.action()), offered.effects());
    }

    private static String title(VersionAction action) {
        return switch (action) {
            case SUSPEND -> "Suspend this version";
            case SUSPEND_NOW -> "Emergency: suspend this version now";
            case ROLL_BACK_NOW -> "Emergency: roll this version back now";
            case REINSTATE -> "Put this version back into service";
            case CHANGE_REFERENCE -> "Have monitors compare with another reference";
            case SIGN_CHANGE -> "Have the changed description signed off";
        };
    }

    private static String button(VersionAction action) {
        return switch (action) {
            case SUSPEND -> "Ask for the suspension";
            case SUSPEND_NOW -> "Suspend now";
            case ROLL_BACK_NOW -> "Roll back now";
            case REINSTATE -> "Ask for the reinstatement";
            case SIGN_CHANGE, CHANGE_REFERENCE -> "Ask for the sign-offs";
        };
    }
}
