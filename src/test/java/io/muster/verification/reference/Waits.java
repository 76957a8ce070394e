package io.muster.verification.reference;

import io.muster.verification.reference.Element.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The promises about waiting, checked on the diagram itself. */
final class Waits {

    private static final long ENDLESS = Long.MAX_VALUE;

    private final Element process;
    private final Set<Element> came;
    /** The longest sum with which a token came to an element, or went from it. */
    private final Map<Place, Long> longest = new HashMap<>();

    private boolean endless;

    Waits(Element process, Set<Element> came) {
        this.process = process;
        this.came = came;
    }

    /** Whether a token may wait here for ever. */
    static boolean hasNoDeadline(Element element) {
        if (element.kind == Kind.WAIT && isTimer(element)
                || element.kind == Kind.RACE && element.ways.stream().anyMatch(way -> isTimer(way.to()))) {
            return false;
        }
        return isUnlimited(element);
    }

    private static boolean isTimer(Element element) {
        return element.trigger != null && element.trigger.type() == Element.Trigger.Type.TIMER;
    }

    /** An interrupting event sub-process has stopped whatever else could stop its scope from inside. */
    private static boolean isUnlimited(Element element) {
        if (element.around == null) {
            return true;
        }
        var tookOver = element.kind == Kind.EVENT_SUB_PROCESS && element.trigger.interrupts();
        var stopped = element.attached.stream().anyMatch(event -> event.trigger.isDeadline())
                || !tookOver
                        && element.around.eventSubProcesses().stream().anyMatch(event -> event.trigger.isDeadline());
        return !stopped && isUnlimited(element.around);
    }

    private record Place(Element element, boolean going) {}

    /** @return seconds; {@link Long#MAX_VALUE} when it can wait longer each time it goes round */
    long longest() {
        process.inside.stream()
                .filter(each -> each.kind == Kind.START)
                .forEach(start -> walk(new Place(start, false), 0, List.of()));
        process.eventSubProcesses().forEach(event -> walk(new Place(event, false), event.trigger.seconds(), List.of()));
        return endless ? ENDLESS : longest.values().stream().max(Long::compare).orElse(0L);
    }

    private void walk(Place place, long waited, List<Place> way) {
        if (endless || !came.contains(place.element()) || longest.getOrDefault(place, -1L) >= waited) {
            return;
        }
        if (way.contains(place)) {
            endless = true;
            return;
        }
        longest.put(place, waited);
        var further = new ArrayList<>(way);
        further.add(place);
        if (place.going()) {
            go(place.element(), waited, further);
        } else {
            stay(place.element(), waited, further);
        }
    }

    private void go(Element element, long waited, List<Place> way) {
        if (element.isScope() && element.many != null && element.many.sequential()) {
            // How often no one counts.
            walk(new Place(element, false), waited, way);
        }
        if (element.kind == Kind.ERROR_END || element.kind == Kind.ESCALATION) {
            catchers(element).forEach(event -> walk(new Place(event, false), waited, way));
        }
        element.ways.forEach(next -> walk(new Place(next.to(), false), waited, way));
        if (element.ways.isEmpty() && element.around.kind != Kind.PROCESS) {
            walk(new Place(element.around, true), waited, way);
        }
    }

    /** Everything around the thrower that is there for what it throws. */
    private static List<Element> catchers(Element thrower) {
        var thrown = thrower.kind == Kind.ERROR_END ? Element.Trigger.Type.ERROR : Element.Trigger.Type.ESCALATION;
        var catchers = new ArrayList<Element>();
        for (var around = thrower.around; around != null; around = around.around) {
            catchers.addAll(around.eventSubProcesses());
            catchers.addAll(around.attached);
        }
        catchers.removeIf(event -> !event.trigger.catches(thrown, thrower.thrown));
        return catchers;
    }

    private void stay(Element element, long waited, List<Place> way) {
        element.attached.forEach(event -> walk(new Place(event, false), waited + event.trigger.seconds(), way));
        if (element.isScope()) {
            walk(new Place(element.start(), false), waited, way);
            element.eventSubProcesses()
                    .forEach(event -> walk(new Place(event, false), waited + event.trigger.seconds(), way));
            return;
        }
        // A person's decision, or a step that provides a control, begins the count again.
        var restarts = element.kind == Kind.PERSON || element.control() != null;
        walk(new Place(element, true), restarts ? 0 : waited + own(element), restarts ? List.of() : way);
    }

    private static long own(Element element) {
        if (element.kind == Kind.WAIT && element.trigger != null && isTimer(element)) {
            return element.trigger.seconds();
        }
        return !element.waits()
                ? 0
                : element.attached.stream()
                        .filter(event -> event.trigger.isDeadline())
                        .mapToLong(event -> event.trigger.seconds())
                        .min()
                        .orElse(0);
    }
}
