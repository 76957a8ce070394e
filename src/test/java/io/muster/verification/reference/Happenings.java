package io.muster.verification.reference;

import io.muster.verification.Property;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.Element.Trigger;
import io.muster.verification.reference.World.Token;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that come or are thrown, and who catches them. */
final class Happenings {

    private static final int TWICE = 2;
    private static final String ANY_OTHER_ERROR = "any other error";

    private final Traffic traffic;
    private final Work work;
    private final Words words;
    private final Element process;

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
                .filter(event -> token.came().getOrDefault(event.address, 0) < (event.trigger.repeats() ? TWICE : 1))
                .flatMap(event -> happens(Course.of(world), token, event));
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
        if (!scope.at().isScope() || scope.isBody(world) || scope.interrupted()) {
            return Stream.empty();
        }
        return scope.at().eventSubProcesses().stream()
                .filter(event -> event.trigger.comesFromOutside())
                .filter(event -> event.trigger.condition() == null
                        || words.mayHold(world, world.process(scope), event.trigger.condition()))
                .filter(event -> event.trigger.repeats()
                        ? world.inside(scope.number()).stream()
                                        .filter(other -> other.at() == event)
                                        .count()
                                < TWICE
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

    /** A step may fail with every error that somebody catches. */
    Stream<Course> fail(Course course, Token token) {
        var step = token.at().step;
        var codes = new TreeSet<>(Set.of(ANY_OTHER_ERROR));
        process.all()
                .flatMap(each -> Stream.ofNullable(each.trigger))
                .flatMap(trigger -> Stream.ofNullable(trigger.code()))
                .forEach(codes::add);
        return codes.stream()
                .filter(code -> caught(course, token, Trigger.Type.ERROR, code) != null)
                .flatMap(code -> raise(Work.settle(work.begin(course, token, step), step, false), token, code));
    }

    Stream<Course> raise(Course course, Token token, @Nullable String code) {
        var caught = caught(course, token, Trigger.Type.ERROR, code);
        return caught == null
                ? Stream.of(course.broke(Property.COMPLETION, token.at()).stuck(token.at()))
                : caught;
    }

    Stream<Course> escalate(Course course, Token token) {
        var caught = caught(course, token, Trigger.Type.ESCALATION, token.at().thrown);
        return (caught == null ? Stream.of(course) : caught)
                .flatMap(each -> each.world().tokens().containsKey(token.number())
                        ? traffic.leave(each, token)
                        : Stream.of(each));
    }

    /** By the nearest event attached or event sub-process around, across calls; null if by nobody. */
    private @Nullable Stream<Course> caught(Course course, Token token, Trigger.Type type, @Nullable String code) {
        if (token.number() == 0) {
            return null;
        }
        var world = course.world();
        var attached = token.at().attached.stream()
                .filter(event -> !token.isOneOfMany(world) && event.trigger.catches(type, code))
                .findFirst();
        if (attached.isPresent()) {
            return happens(course, token, attached.get());
        }
        var scope = world.token(token.in());
        var besides = scope.at().eventSubProcesses().stream()
                .filter(event -> !scope.isBody(world) && !scope.interrupted())
                .filter(event -> token.at().kind != Kind.EVENT_SUB_PROCESS && event.trigger.catches(type, code))
                .findFirst();
        return besides.isPresent() ? begins(course, scope, besides.get()) : caught(course, scope, type, code);
    }
}
