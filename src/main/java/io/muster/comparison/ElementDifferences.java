package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The elements that were added, removed and changed in the diagrams. */
final class ElementDifferences {

    private static final Map<String, String> ENDS =
            Map.of("sourceRef", "from", "targetRef", "to", "attachedToRef", "attached to");

    private final DiagramElements before;
    private final DiagramElements after;
    private final ElementWork work;
    private final List<Difference> differences = new ArrayList<>();

    ElementDifferences(DiagramElements before, DiagramElements after, ElementWork work) {
        this.before = before;
        this.after = after;
        this.work = work;
    }

    List<Difference> find() {
        for (var element : before.all()) {
            after.find(element.key()).ifPresentOrElse(now -> compare(element, now), () -> noticeRemoved(element));
        }
        after.all().stream()
                .filter(element -> before.find(element.key()).isEmpty())
                .forEach(this::noticeAdded);
        return differences;
    }

    /** Places where work is done or signed off for the first time without agreement. */
    List<Difference> work() {
        return after.all().stream()
                .flatMap(element -> Stream.concat(newWork(element).stream(), newSignOff(element).stream()))
                .toList();
    }

    private void noticeRemoved(Element element) {
        var sentence = "%s is gone".formatted(described(element, before));
        if (isLastSignOff(element)) {
            differences.add(Difference.of(
                    Kind.ELEMENT_REMOVED,
                    Effect.WEAKER,
                    element,
                    "%s; it gave control %s".formatted(sentence, element.fact(Element.CONTROL))));
        } else {
            differences.add(Difference.of(Kind.ELEMENT_REMOVED, Effect.NEITHER, element, sentence));
        }
        new TimerDifferences(before, after, differences).noticeRemoved(element);
    }

    /** Whether fewer sign-offs give its control than before: one that was redrawn is not missing. */
    private boolean isLastSignOff(Element element) {
        var control = element.fact(Element.CONTROL);
        return control != null && count(after, control) < count(before, control);
    }

    private static long count(DiagramElements elements, String control) {
        return elements.all().stream()
                .filter(element -> control.equals(element.fact(Element.CONTROL)))
                .count();
    }

    private void noticeAdded(Element element) {
        differences.add(newWork(element)
                .orElseGet(() -> Difference.of(
                        Kind.ELEMENT_ADDED,
                        Effect.NEITHER,
                        element,
                        "%s is new".formatted(described(element, after)))));
        signedBefore(element).ifPresent(then -> comparePeople(then, element));
    }

    /** An additional step or decision. One that was redrawn is not new. */
    private Optional<Difference> newWork(Element element) {
        return work.of(element)
                .filter(any -> same(after, element) > same(before, element))
                .map(does -> isNew(element, does));
    }

    private Optional<Difference> newSignOff(Element element) {
        return Optional.ofNullable(element.fact(Element.CONTROL))
                .map(control -> isNew(element, "gives control '%s'".formatted(control)));
    }

    private Difference isNew(Element element, String does) {
        return Difference.of(
                Kind.ELEMENT_ADDED,
                Effect.WEAKER,
                element,
                "%s is new and %s, which its owner must agree to".formatted(described(element, after), does));
    }

    private static long same(DiagramElements elements, Element element) {
        return elements.all().stream()
                .filter(other -> ElementWork.isSame(other, element))
                .count();
    }

    /** The earlier sign-off that gave the same control; preferably a removed one that this one may replace. */
    private Optional<Element> signedBefore(Element element) {
        var control = element.fact(Element.CONTROL);
        return before.all().stream()
                .filter(other -> control != null && control.equals(other.fact(Element.CONTROL)))
                .min(Comparator.comparing(other -> after.find(other.key()).isPresent()));
    }

    /** Redrawing a sign-off, or adding a second one, must not let other people in unnoticed. */
    private void comparePeople(Element then, Element now) {
        var people = new PeopleDifferences(then, now, differences);
        changed(then, now).forEach(people::notice);
    }

    private static Set<String> changed(Element then, Element now) {
        var changed = new TreeSet<>(then.facts().keySet());
        changed.addAll(now.facts().keySet());
        changed.removeIf(fact -> Objects.equals(then.fact(fact), now.fact(fact)));
        return changed;
    }

    private void compare(Element then, Element now) {
        var changed = changed(then, now);
        if (!then.type().equals(now.type())) {
            differences.add(Difference.between(
                    Kind.ELEMENT_CHANGED,
                    Effect.NEITHER,
                    now,
                    "%s was a %s and is a %s".formatted(now.spoken(), then.kind(), now.kind()),
                    then.kind(),
                    now.kind()));
        }
        var people = new PeopleDifferences(then, now, differences);
        changed.removeIf(people::notice);
        var timers = new TimerDifferences(before, after, differences);
        changed.removeIf(fact -> timers.notice(then, now, fact));
        changed.removeIf(fact -> noticeCondition(then, now, fact));
        changed.forEach(fact -> differences.add(Difference.between(
                Kind.ELEMENT_CHANGED,
                ElementWork.isComparable(fact) ? Effect.NEITHER : Effect.WEAKER,
                now,
                "%s: %s was %s, is %s"
                        .formatted(
                                described(now, after),
                                ENDS.getOrDefault(fact, fact),
                                quoted(then, fact, before),
                                quoted(now, fact, after)),
                then.fact(fact),
                now.fact(fact))));
    }

    /** Its effect on the controls shows on the paths to guarded steps. */
    private boolean noticeCondition(Element then, Element now, String fact) {
        if (!fact.equals("conditionExpression")
                && !fact.endsWith("EventDefinition condition")
                && !fact.equals("default")) {
            return false;
        }
        differences.add(Difference.between(
                Kind.CONDITION,
                Effect.NEITHER,
                now,
                fact.equals("default")
                        ? "%s takes another flow if no condition holds: %s instead of %s"
                                .formatted(described(now, after), quoted(now, fact), quoted(then, fact))
                        : "%s now asks for %s, before for %s"
                                .formatted(described(now, after), quoted(now, fact), quoted(then, fact)),
                then.fact(fact),
                now.fact(fact)));
        return true;
    }

    /** Ids of other elements are replaced by their names. */
    private static String quoted(Element element, String fact, DiagramElements all) {
        return ENDS.containsKey(fact)
                ? all.named(element, fact).map(Element::spoken).orElse("nothing")
                : quoted(element, fact);
    }

    private static String quoted(Element element, String fact) {
        var value = element.fact(fact);
        return value == null ? "nothing" : "'%s'".formatted(value.replaceAll("\\s+", " "));
    }

    /** Such as {@code User task 'Approve use'}. */
    static String described(Element element, DiagramElements all) {
        if (element.isFlow()) {
            return "The way %s"
                    .formatted(List.of("sourceRef", "targetRef").stream()
                            .map(end -> (end.equals("sourceRef") ? "from " : "to ")
                                    + all.named(element, end)
                                            .map(Element::spoken)
                                            .orElse("nowhere"))
                            .collect(Collectors.joining(" ")));
        }
        var kind = element.kind();
        return "%s%s %s"
                .formatted(
                        kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT), kind.substring(1), element.spoken());
    }
}
