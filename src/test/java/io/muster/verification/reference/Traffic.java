package io.muster.verification.reference;

import io.muster.verification.model.Property;
import io.muster.verification.reference.Element.Handover;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.Element.Way;
import io.muster.verification.reference.World.Token;
import io.muster.verification.reference.World.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The movement of tokens: flows, joins, scopes that open and end, activities that run several times. */
final class Traffic {

    private final Words words;
    private boolean withheld;

    Traffic(Words words) {
        this.words = words;
    }

    /** What it stands at is done. */
    Stream<Course> leave(Course course, Token token) {
        var around = course.world().token(token.in());
        if (token.isOneOfMany(course.world()) && token.at().saved != null) {
            return enter(course.then(course.world().without(token)), token.in(), token.at().saved);
        }
        if (token.isOneOfMany(course.world()) || around.number() != 0 && around.isBody(course.world())) {
            return oneIsDone(course.then(course.world().without(token)), around);
        }
        if (token.at().handler != null) {
            var done = course.world().with(around.happened(token.at().handler));
            return onwards(course.then(done), token);
        }
        return onwards(course, token);
    }

    private Stream<Course> onwards(Course course, Token token) {
        if (token.at().ways.isEmpty()) {
            var noted =
                    token.at().isEnd() || token.at().undoing ? course : course.broke(Property.COMPLETION, token.at());
            return mayBeOver(noted.then(course.world().without(token)), token.in());
        }
        return choose(course, token, token.at().ways, List.of())
                .flatMap(chosen -> chosen.ways().isEmpty()
                        ? Stream.of(chosen.course()
                                .broke(Property.COMPLETION, token.at())
                                .stuck(token.at()))
                        : arrive(
                                chosen.course().then(chosen.course().world().without(token)),
                                token.in(),
                                chosen.ways()));
    }

    private record Chosen(Course course, List<Way> ways) {}

    /** Exclusive: the first that holds. Parallel: all. Else: all that hold. The default where none does. */
    private Stream<Chosen> choose(Course course, Token token, List<Way> rest, List<Way> taken) {
        var kind = token.at().kind;
        if (rest.isEmpty() || kind == Kind.EXCLUSIVE && !taken.isEmpty()) {
            var byDefault = token.at().ways.stream().filter(Way::isDefault).toList();
            return Stream.of(new Chosen(course, taken.isEmpty() ? byDefault : taken));
        }
        var way = rest.get(0);
        var others = rest.subList(1, rest.size());
        if (kind == Kind.PARALLEL || way.condition() == null && !way.isDefault()) {
            return choose(course, token, others, with(taken, way));
        }
        if (way.isDefault() && (kind != Kind.EXCLUSIVE || way.condition() == null)) {
            return choose(course, token, others, taken);
        }
        return words.ask(course, process(course, token), way.condition(), token.at())
                .flatMap(answer -> choose(answer.course(), token, others, answer.holds() ? with(taken, way) : taken));
    }

    private static List<Way> with(List<Way> ways, Way another) {
        return Stream.concat(ways.stream(), Stream.of(another)).toList();
    }

    /** All set out before the first arrives: a join looks at who is on the way. */
    private Stream<Course> arrive(Course course, int scope, List<Way> ways) {
        var world = course.world();
        var arriving = new ArrayList<Token>();
        for (var way : ways) {
            var token = Token.at(way.to(), world.nextNumber(), scope);
            token = way.to().isJoin() ? token.comes() : token;
            world = world.with(token);
            arriving.add(token);
        }
        var courses = Stream.of(course.then(world));
        for (var token : arriving) {
            courses = courses.flatMap(each -> come(each, token));
        }
        return courses;
    }

    Stream<Course> enter(Course course, int scope, Element element) {
        var token = Token.at(element, course.world().nextNumber(), scope);
        return come(course.then(course.world().with(token)), token);
    }

    /**
     * The engine counts tokens, not flows, and takes as many as there are flows; an inclusive join also opens when no other
     * token can still come. One that may linger inside a sub-process holds it up or does not: both are played.
     */
    private Stream<Course> join(Course course, Token token) {
        var gateway = token.at();
        var here = course.world().inside(token.in()).stream()
                .filter(other -> other.at() == gateway && other.waiting())
                .toList();
        var coming = course.world().inside(token.in()).stream()
                .filter(other -> !here.contains(other))
                .filter(other ->
                        other.at() == gateway && other.coming() || other.at().leadsTo(gateway))
                .toList();
        var full = here.size() >= gateway.incoming;
        if (!full
                && (gateway.kind != Kind.INCLUSIVE
                        || !coming.stream().allMatch(other -> other.at().mayLinger()))) {
            return Stream.of(course);
        }
        var world = course.world().without(here);
        var opened = course.then(world.with(Token.at(gateway, world.nextNumber(), token.in())));
        return full || coming.isEmpty() ? Stream.of(opened) : Stream.of(course, opened);
    }

    private Stream<Course> come(Course course, Token token) {
        var came = course.came(token.at());
        if (new Hurry(course.world()).mayBeOvertaken(token)) {
            return Stream.of(came.then(came.world().with(token.comes())));
        }
        return begin(came, token);
    }

    /** What a token came to begins. */
    Stream<Course> begin(Course course, Token token) {
        var element = token.at();
        var begun = course.then(course.world().with(token.begins()));
        if (element.isJoin()) {
            var waiting = token.begins().waits();
            return join(course.then(course.world().with(waiting)), waiting);
        }
        if (token.isBody(course.world())) {
            return Stream.of(begun);
        }
        if (element.person != null) {
            return Stream.of(layOut(begun.waited(element), token));
        }
        return element.isScope()
                ? open(begun, token.begins())
                : Stream.of(element.waits() ? begun.waited(element) : begun);
    }

    /** A task that is laid out again forgets what was decided last time. */
    private Course layOut(Course course, Token token) {
        var person = token.at().person;
        var world = course.world().withdrawing(person.control());
        world = token.isOneOfMany(world) ? world.listening(person.control()) : world.asking(person.control());
        return course.then(
                person.variable().isEmpty()
                        ? world
                        : world.write(process(course, token), person.variable(), Value.MISSING));
    }

    private Stream<Course> open(Course course, Token token) {
        var element = token.at();
        var passed = element.kind == Kind.EVENT_SUB_PROCESS ? course : course.passed(element);
        if (element.kind == Kind.CALL) {
            var given = process(course, token).values();
            var world = course.world().with(token.values(Map.of()));
            passed = passed.then(handOver(world, given, element.in, token));
        }
        return enter(passed, token.number(), element.start());
    }

    private static World handOver(World world, Map<String, Value> from, List<Handover> handovers, Token to) {
        for (var handover : handovers) {
            world = world.write(to, handover.to(), from.get(handover.from()));
        }
        return world;
    }

    /** A caller receives its out mappings; other scopes have none. */
    static Course handOut(Course course, Token scope) {
        if (scope.at().kind != Kind.CALL || scope.isBody(course.world())) {
            return course;
        }
        var taken = course.world().token(scope.number()).values();
        return course.then(handOver(course.world(), taken, scope.at().out, process(course, scope)));
    }

    /** What is done by now is undone, all at once; it goes on when that is. */
    Stream<Course> undo(Course course, Token token) {
        var around = course.world().token(token.in());
        var done = token.at().undoes.stream()
                .filter(each -> around.came().containsKey(each.handler.address))
                .toList();
        if (done.isEmpty()) {
            return leave(course, token);
        }
        var courses = Stream.of(course.then(course.world().with(around.undone(done))));
        for (var each : done) {
            var times = around.came().get(each.handler.address);
            withheld |= times > 1;
            for (var time = 0; time < times; time++) {
                courses = courses.flatMap(before -> enter(before, token.number(), each.handler));
            }
        }
        return courses;
    }

    private Stream<Course> mayBeOver(Course course, int scope) {
        return course.world().inside(scope).isEmpty()
                ? over(course, course.world().token(scope))
                : Stream.of(course);
    }

    /** Nothing is left in a scope. */
    private Stream<Course> over(Course course, Token scope) {
        return switch (scope.at().kind) {
            case PROCESS -> Stream.of(course.world().failed() ? course.broke(Property.ROLLBACK, scope.at()) : course);
            case EVENT_SUB_PROCESS -> mayBeOver(course.then(course.world().without(scope)), scope.in());
            case CALL -> leave(handOut(course, scope), scope);
            default -> leave(course, scope);
        };
    }

    Stream<Course> terminate(Course course, Token token) {
        var scope = course.world().token(token.in());
        return over(course.then(course.world().without(course.world().inside(token.in()))), scope);
    }

    /** Of the process that a token stands in; a call stands in the process that calls. */
    static Token process(Course course, Token token) {
        return course.world().process(course.world().token(token.in()));
    }

    /** Whether something was not done more often that might have been. */
    boolean hasWithheld() {
        return withheld;
    }

    Stream<Course> repeat(Course course, Token body) {
        var many = body.at().many;
        withheld |= many.counts().size() > 1;
        var begun =
                course.world().withdrawing(body.at().control()).asking(body.at().control());
        return many.counts().stream().flatMap(count -> {
            if (count == 0) {
                return leave(course.then(begun), body);
            }
            var atOnce = many.sequential() ? 1 : count;
            var courses = Stream.of(course.then(begun.with(body.waits().left(count - atOnce))));
            for (var i = 0; i < atOnce; i++) {
                courses = courses.flatMap(each -> enter(each, body.number(), body.at()));
            }
            return courses;
        });
    }

    private Stream<Course> oneIsDone(Course course, Token body) {
        var left = body.left() + course.world().inside(body.number()).size();
        if (left == 0) {
            return allAreDone(course, body);
        }
        var goesOn = body.left() == 0
                ? Stream.of(course)
                : enter(course.then(course.world().with(body.left(body.left() - 1))), body.number(), body.at());
        if (!body.at().many.stopsEarly()) {
            return goesOn;
        }
        var stopped = course.world().without(course.world().inside(body.number()));
        return Stream.concat(goesOn, allAreDone(course.then(stopped), body.rejects()));
    }

    private Stream<Course> allAreDone(Course course, Token body) {
        return leave(
                body.rejected()
                        ? course
                        : course.then(course.world()
                                .providing(body.at().control(), body.at().people())),
                body);
    }
}
