package io.muster.step;

import io.muster.extensions.Extensions;
import io.muster.shared.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A step's declaration, read once. */
public record StepContract(Class<?> type, Step declaration) {

    public StepContract {
        var kinds = List.of(ShortStep.class, LongStep.class).stream()
                .filter(kind -> kind.isAssignableFrom(type))
                .count();
        if (kinds != 1) {
            throw new IllegalStateException("Step '%s' (%s) must be either a ShortStep or a LongStep"
                    .formatted(declaration.id(), type.getSimpleName()));
        }
        if (declaration.outcome().length > 1) {
            throw new IllegalStateException("Step '%s' declares more than one outcome".formatted(declaration.id()));
        }
        requireReadableInputs(type, declaration);
        Arrays.stream(declaration.retries()).forEach(Duration::parse);
    }

    /**
     * An input that the diagram leaves out must not be read from a variable of the process of the same name, which
     * anyone may have written. A required input beside it makes the engine open a scope of the step's own.
     */
    private static void requireReadableInputs(Class<?> type, Step declaration) {
        var optional = Arrays.stream(declaration.inputs())
                .filter(Step.Input::optional)
                .map(Step.Input::name)
                .toList();
        var hasRequired = declaration.inputs().length > optional.size();
        if (!optional.isEmpty() && (LongStep.class.isAssignableFrom(type) || !hasRequired)) {
            throw new IllegalStateException(
                    "Step '%s' declares the optional inputs %s; expected a short step with a required input beside them"
                            .formatted(declaration.id(), optional));
        }
    }

    /** @throws IllegalStateException if the class is not a step, or its declaration contradicts itself */
    public static StepContract of(Class<?> type) {
        var declaration = type.getAnnotation(Step.class);
        if (declaration == null) {
            throw new IllegalStateException("%s is a step without @Step".formatted(type.getName()));
        }
        return new StepContract(type, declaration);
    }

    public String id() {
        return declaration.id();
    }

    public boolean isLong() {
        return LongStep.class.isAssignableFrom(type);
    }

    /** Whether it accesses anything outside the database, so that it needs a save point before it. */
    public boolean callsOut() {
        return isLong() || declaration.callsOut();
    }

    /** Whether it must not be reached without the controls that the policy demands for it. */
    public boolean isGuarded() {
        return declaration.guard() != Step.Guard.NONE;
    }

    /** The name of its class, for people who look for the code. */
    public String className() {
        return type.getName();
    }

    /** Whether a jar from outside brought it. */
    public boolean isFromOutside() {
        return Extensions.isFromOutside(type);
    }

    /** The variables that it writes: those it declares, and its outcome. */
    public Stream<String> written() {
        return Stream.concat(
                outcome().map(Step.Outcome::variable).stream(),
                Arrays.stream(declaration.writes()).map(Step.Variable::name));
    }

    /** Whether a designer alone may let it run in a new place. */
    public boolean isHarmless() {
        return !declaration.harmless().isEmpty() && !isGuarded();
    }

    /** Names of its inputs that name a decision. */
    public List<String> decisionInputs() {
        return Arrays.stream(declaration.inputs())
                .filter(input -> input.type() == Step.Input.Type.DECISION)
                .map(Step.Input::name)
                .toList();
    }

    /** How long to wait before each retry; empty for the installation's list. */
    public List<Duration> retries() {
        return Arrays.stream(declaration.retries()).map(Duration::parse).toList();
    }

    public Optional<Step.Outcome> outcome() {
        return Arrays.stream(declaration.outcome()).findFirst();
    }

    public Optional<Step.Input> input(String name) {
        return Arrays.stream(declaration.inputs())
                .filter(input -> input.name().equals(name))
                .findFirst();
    }

    /**
     * The variables for the process: those of the result, and the outcome under its name.
     *
     * @throws Refusal {@code STEP_MISUSED} if the step returned something it did not declare
     */
    public Map<String, Object> variables(StepResult result) {
        var written = new HashMap<String, Object>(result.variables());
        written.keySet().forEach(this::requireDeclared);
        requireOutcome(result).ifPresent(outcome -> written.put(outcome.variable(), result.outcome()));
        return written;
    }

    private Optional<Step.Outcome> requireOutcome(StepResult result) {
        var declared = outcome();
        var words = declared.map(outcome -> List.of(outcome.values())).orElse(List.of());
        if (declared.isPresent() ? !words.contains(result.outcome()) : result.outcome() != null) {
            throw StepProblem.STEP_MISUSED.refusal(
                    "Step '%s' ended with outcome '%s': expected one of %s", id(), result.outcome(), words);
        }
        return declared;
    }

    private void requireDeclared(String variable) {
        if (Arrays.stream(declaration.writes()).noneMatch(each -> each.name().equals(variable))) {
            throw StepProblem.STEP_MISUSED.refusal(
                    "Step '%s' wrote variable '%s' without declaring it", id(), variable);
        }
    }
}
