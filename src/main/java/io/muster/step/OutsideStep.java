package io.muster.step;

import io.muster.extensions.ExtensionRefused;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules for a step that a jar from outside brings. It may demand controls, but neither provide one nor write what
 * Muster's own steps read or write; otherwise a declaration alone could satisfy the proof where no evidence exists.
 */
record OutsideStep(StepContract step) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,62}");

    /** @throws ExtensionRefused naming the first rule that it breaks */
    void requireBeside(Collection<StepContract> own) {
        requireWords();
        if (!step.declaration().provides().isEmpty()) {
            refuse(
                    "provides the control '%s'".formatted(step.declaration().provides()),
                    "Leave 'provides' out: controls are provided by people's sign-offs and by Muster's own steps.");
        }
        if (!step.declaration().harmless().isEmpty()) {
            refuse(
                    "says that it is harmless",
                    "Leave 'harmless' out: the owner of a process signs where a step from outside runs.");
        }
        requireOwnVariables(own);
    }

    private void requireWords() {
        if (!NAME.matcher(step.id()).matches() || ExternalTopics.isOutside(step.id())) {
            refuse(
                    "has an id that a diagram cannot name",
                    "Use 1 to 63 letters and digits, the first a small letter, and no topic of external workers.");
        }
        var declaration = step.declaration();
        if (Stream.of(declaration.title(), declaration.description(), declaration.idempotence())
                .anyMatch(String::isBlank)) {
            refuse(
                    "has no title, no description or no idempotence",
                    "Say what it does and why doing it twice does no harm; designers and operators read it.");
        }
    }

    private void requireOwnVariables(Collection<StepContract> own) {
        var taken = own.stream().flatMap(OutsideStep::variables).collect(Collectors.toSet());
        step.written().forEach(variable -> requireOwn(variable, taken));
    }

    private void requireOwn(String variable, Set<String> taken) {
        if (!NAME.matcher(variable).matches()) {
            refuse("writes '%s', which is no name of a variable".formatted(variable), "Use letters and digits only.");
        }
        if (taken.contains(variable)) {
            refuse(
                    "writes '%s', a variable of Muster's own steps".formatted(variable),
                    "Give it another name, for example one that begins with the name of your organisation.");
        }
    }

    private static Stream<String> variables(StepContract step) {
        return Stream.concat(
                step.written(), Arrays.stream(step.declaration().reads()).map(Step.Variable::name));
    }

    private void refuse(String what, String action) {
        throw new ExtensionRefused(
                "The step '%s' (%s) from outside %s".formatted(step.id(), step.className(), what), action);
    }
}
