package io.muster.verification.reference;

import io.muster.verification.model.Property;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.Element.Trigger;
import io.muster.verification.reference.World.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that occur or are thrown, and their catchers. */
final class Happenings {

    /** What may come as often as it likes is not played oftener. */
    private static final int TWICE = 2;

    private static final String ANY_OTHER_ERROR = "any other error";

    private final Traffic traffic;
    private final Work work;
    private final Words words;
    private final Element process;
    private boolean withheld;

    Happenings(Traffic traffic, Work work, Words words, Element process) {
        this.traffic = traffic;
        this.work = work;
        this.words = words;
        this.process = process;
    }

    boolean mayCome(World world, Token token, @Nullable Trigger trigger) {
        return trigger == null
                || trigger.condition() == null
                || words.mayHold(world, world.process(world.token(token.in())), trigger.condition());
    }

    Stream<Course> attached(World world, Token token) {
        if (token.isOneOfMany(world)) {
            return Stream.empty();
        }
        return token.at().attached.stream()
                .filter(event -> event.trigger.comesFromOutside() && mayCome(world, token, event.trigger))
                .filter(event -> !token.coming() || event.trigger.condition() != null)
                .filter(event -> event.trigger.repeats()
                        ? mayRepeat(token.came().getOrDefault(event.address, 0))
                        : !token.came().containsKey(event.address))
                .flatMap(event -> happens(Course.of(world), token, event));
    }

    private boolean mayRepeat(long times) {
        withheld |= times >= TWICE;
        return times < TWICE;
    }

    /** Whether an event was not played that might have come once more. */
    boolean hasWithheld() {
        return withheld;
    }

    private Stream<Course> happens(Course course, Token token, Element event) {
        var world = course.world();
        if (event.trigger.interrupts()) {
            world = world.without(token);
        } else if (event.trigger.comesFromOutside()) {
            world = world.with(token.happened(event));
        }
        return traffic.enter(course.then(world), token.in(), event);
    }

    Stream<Course> eventSubProcesses(World world, Token scope) {
        if (!scope.at().isScope() || scope.isBody(world) || scope.interrupted() || scope.coming()) {
            return Stream.empty();
        }
        return scope.at().eventSubProcesses().stream()
                .filter(event -> event.trigger.comesFromOutside())
                .filter(event -> event.trigger.condition() == null
                        || words.mayHold(world, world.process(scope), event.trigger.condition()))
                .filter(event -> event.trigger.repeats()
                        ? mayRepeat(world.inside(scope.number()).stream()
                                .filter(other -> other.at() == event)
                                .count())
                        : !scope.came().containsKey(event.address))
                .flatMap(event -> begins(Course.of(world), scope, event));
    }

    private Stream<Course> begins(Course course, Token scope, Element event) {
        var passed = course.passed(event);
        var world = course.world();
        if (event.trigger.interrupts()) {
            world = world.without(world.inside(scope.number())).with(scope.interrupts());
            var type = event.trigger.type();
            var helped = type == Trigger.Type.MESSAGE || type == Trigger.Type.CONDITION;
            passed = helped ? passed.rescued(event) : passed;
        } else if (!event.trigger.repeats()) {
            world = world.with(scope.happened(event));
        }
        return traffic.enter(passed.then(world), scope.number(), event);
    }

    /** A step throws no error; one that is drawn at it is believed, and one that names a Java exception. */
    Stream<Course> fail(Course course, Token token) {
        var step = token.at().step;
        var codes = new TreeSet<>(Set.of(ANY_OTHER_ERROR));
        process.all()
                .flatMap(each -> Stream.ofNullable(each.trigger))
                .flatMap(trigger -> Stream.ofNullable(trigger.code()))
                .forEach(codes::add);
        return codes.stream()
                .filter(code -> code.contains(".")
                        || first(token.at().attached, Trigger.Type.ERROR, code).isPresent())
                .filter(code -> caught(course, token, Trigger.Type.ERROR, code) != null)
                .flatMap(code -> raise(Work.settle(work.begin(course, token, step), step, false), token, code));
    }

    Stream<Course> raise(Course course, Token token, @Nullable String code) {
        var caught = caught(course, token, Trigger.Type.ERROR, code);
        return caught == null
                ? Stream.of(course.broke(Property.COMPLETION, token.at()).stuck(token.at()))
                : caught;
    }

    /** The caller receives the written values, even if nothing catches the escalation. */
    Stream<Course> escalate(Course course, Token token) {
        var caught = caught(course, token, Trigger.Type.ESCALATION, token.at().thrown);
        return (caught == null ? Stream.of(handOutAround(course, token)) : caught)
                .flatMap(each -> token.equals(each.world().token(token.number()))
                        ? traffic.leave(each, token)
                        : Stream.of(each));
    }

    private static Course handOutAround(Course course, Token thrower) {
        var handed = course;
        for (var in = thrower.in(); in != 0; in = handed.world().token(in).in()) {
            handed = Traffic.handOut(handed, handed.world().token(in));
        }
        return handed;
    }

    private @Nullable Stream<Course> caught(Course course, Token thrower, Trigger.Type type, @Nullable String code) {
        return caught(course, thrower, thrower, type, code);
    }

    /**
     * By the nearest event attached or event sub-process around, across calls; null if by no one. What is called passes out
     * its values when it is left.
     */
    private @Nullable Stream<Course> caught(
            Course course, Token thrower, Token token, Trigger.Type type, @Nullable String code) {
        if (token.number() == 0) {
            return null;
        }
        var world = course.world();
        var attached = first(token.isOneOfMany(world) ? List.of() : token.at().attached, type, code);
        if (attached.isPresent()) {
            return happens(course, token, attached.get());
        }
        var scope = world.token(token.in());
        var others =
                new ArrayList<>(scope.isBody(world) ? List.of() : scope.at().eventSubProcesses());
        others.removeIf(event -> throwsOn(event, thrower.at(), type));
        var handed = Traffic.handOut(course, scope);
        var besides = first(others, type, code);
        if (besides.isEmpty()) {
            return caught(handed, thrower, scope, type, code);
        }
        var begun = begins(handed, scope, besides.get());
        // Found at once, the engine may not have come to passing out.
        return thrower.in() == scope.number() && scope.at().kind == Kind.CALL
                ? Stream.concat(begins(course, scope, besides.get()), begun)
                : begun;
    }

    private static Optional<Element> first(List<Element> events, Trigger.Type type, @Nullable String code) {
        var catching = events.stream()
                .filter(event -> event.trigger.catches(type, code))
                .toList();
        return Stream.concat(catching.stream().filter(event -> event.trigger.code() != null), catching.stream())
                .findFirst();
    }

    /** An error is not caught again by what it lies in, as far as its own process goes; an escalation only directly. */
    private static boolean throwsOn(Element event, Element thrower, Trigger.Type type) {
        if (type == Trigger.Type.ESCALATION) {
            return thrower.around == event;
        }
        var around = thrower.around;
        while (around != event && around.kind != Kind.CALL && around.kind != Kind.PROCESS) {
            around = around.around;
        }
        return around == event;
    }
}
