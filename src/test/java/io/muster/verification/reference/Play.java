package io.muster.verification.reference;

import io.muster.verification.Guard;
import io.muster.verification.ProofPolicy;
import io.muster.verification.Property;
import io.muster.verification.StepMeaning;
import io.muster.verification.reference.Element.Handover;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.Element.Trigger;
import io.muster.verification.reference.Element.Way;
import io.muster.verification.reference.World.Token;
import io.muster.verification.reference.World.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can happen next in a world, written down from {@code docs/proof.md} line by line. */
final class Play {

    private static final int TWICE = 2;
    private static final String ANY_OTHER_ERROR = "any other error";

    private final Element process;
    private final int tier;
    private final ProofPolicy policy;
    private final Words words;
    /** Variables that hold a control's outcome, under every name they are handed over as. */
    private final Map<String, String> controlOf = new TreeMap<>();

    Play(Element process, int tier, ProofPolicy policy, boolean staleEitherWay) {
        this.process = process;
        this.tier = tier;
        this.policy = policy;
        this.words = new Words(staleEitherWay);
        process.all().forEach(this::addOutcome);
        process.all().forEach(any -> process.all().forEach(this::addHandovers));
    }

    private void addOutcome(Element element) {
        if (element.control() != null) {
            var variable = element.person != null
                    ? element.person.variable()
                    : element.step.outcome() == null
                            ? ""
                            : element.step.outcome().variable();
            controlOf.put(variable, element.control());
        }
    }

    private void addHandovers(Element element) {
        Stream.concat(element.in.stream(), element.out.stream())
                .filter(handover -> controlOf.containsKey(handover.from()))
                .forEach(handover -> controlOf.putIfAbsent(handover.to(), controlOf.get(handover.from())));
    }

    /**
     * Every way to begin: at each start, with every value of what nothing declares.
     *
     * @param written by steps that there are, whether or not the diagram has them
     */
    Stream<Course> begin(Set<String> written) {
        var declared = new TreeSet<>(written);
        process.all().filter(each -> each.kind != Kind.CALL).forEach(each -> declared.addAll(each.writes()));
        // What is handed over is declared where it comes from, which may be a call further in.
        process.all()
                .forEach(any -> process.all()
                        .flatMap(each -> Stream.concat(each.in.stream(), each.out.stream()))
                        .filter(handover -> declared.contains(handover.from()))
                        .forEach(handover -> declared.add(handover.to())));
        var undeclared = new TreeMap<String, List<String>>();
        literals().forEach((name, literals) -> {
            if (!declared.contains(name)) {
                undeclared.put(name, Words.anything(literals));
            }
        });
        return process.inside.stream()
                .filter(each -> each.kind == Kind.START)
                .flatMap(start -> valuations(undeclared).stream()
                        .map(values -> Token.at(process, 0, 0).values(values))
                        .map(root -> new World(new TreeMap<>(Map.of(0, root)), Set.of(), false, false))
                        .flatMap(world -> enter(Course.of(world), 0, start)));
    }

    private Map<String, List<String>> literals() {
        var literals = new TreeMap<String, List<String>>();
        process.all()
                .flatMap(each -> Stream.concat(
                        each.ways.stream().map(Way::condition),
                        Stream.ofNullable(each.trigger).map(Trigger::condition)))
                .filter(condition -> condition != null)
                .flatMap(Words::compared)
                .forEach(compared -> literals.computeIfAbsent(compared[0], any -> new ArrayList<>())
                        .add(compared[1]));
        return literals;
    }

    private static List<Map<String, Value>> valuations(Map<String, List<String>> possible) {
        List<Map<String, Value>> all = List.of(Map.of());
        for (var entry : possible.entrySet()) {
            all = all.stream()
                    .flatMap(values -> entry.getValue().stream().map(word -> {
                        Map<String, Value> more = new TreeMap<>(values);
                        more.put(entry.getKey(), new Value(word, false));
                        return more;
                    }))
                    .toList();
        }
        return all;
    }

    Stream<Course> next(World world) {
        return world.tokens().values().stream()
                .flatMap(token -> Stream.of(
                                own(Course.of(world), token), attached(world, token), eventSubProcesses(world, token))
                        .flatMap(each -> each));
    }

    private Stream<Course> own(Course course, Token token) {
        if (token.isBody(course.world())) {
            return token.waiting() ? Stream.empty() : repeat(course, token);
        }
        var passed = course.passed(token.at());
        return switch (token.at().kind) {
            case PROCESS, SUB_PROCESS, CALL, EVENT_SUB_PROCESS -> Stream.empty();
            case START, PASS, END, ATTACHED, EXCLUSIVE -> leave(passed, token);
            case PARALLEL, INCLUSIVE -> token.waiting() ? Stream.empty() : leave(passed, token);
            case WAIT -> mayCome(course.world(), token, token.at().trigger) ? leave(passed, token) : Stream.empty();
            case TERMINATE -> terminate(passed, token);
            case ERROR_END -> raise(passed, token, token.at().thrown);
            case ESCALATION -> escalate(passed, token);
            case PERSON -> decide(passed, token);
            case STEP -> Stream.concat(perform(passed, token), fail(passed, token));
            case TABLE -> consult(passed, token);
            case RACE ->
                token.at().ways.stream()
                        .filter(way -> mayCome(course.world(), token, way.to().trigger))
                        .flatMap(way -> race(passed, token, way.to()));
        };
    }

    private Stream<Course> race(Course course, Token token, Element event) {
        var number = course.world().nextNumber();
        var world = course.world().without(token).with(Token.at(event, number, token.in()));
        return leave(course.passed(event).came(event).then(world), world.token(number));
    }

    // --- coming and going ---

    /** What it stands at is done. */
    private Stream<Course> leave(Course course, Token token) {
        var around = course.world().token(token.in());
        if (token.isOneOfMany(course.world())) {
            return oneIsDone(course.then(course.world().without(token)), around);
        }
        if (token.at().ways.isEmpty()) {
            var noted = token.at().isEnd() ? course : course.broke(Property.COMPLETION, token.at());
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
            token = way.to().isJoin() ? token.waits() : token;
            world = world.with(token);
            arriving.add(token);
        }
        var courses = Stream.of(course.then(world));
        for (var token : arriving) {
            courses = courses.flatMap(each -> !each.world().tokens().containsKey(token.number())
                    ? Stream.of(each)
                    : token.waiting() ? join(each, token) : come(each, token));
        }
        return courses;
    }

    private Stream<Course> enter(Course course, int scope, Element element) {
        var token = Token.at(element, course.world().nextNumber(), scope);
        return come(course.then(course.world().with(token)), token);
    }

    /** The engine counts tokens, not flows; an inclusive join also opens when no other token can still come. */
    private Stream<Course> join(Course course, Token token) {
        var gateway = token.at();
        var here = course.world().inside(token.in()).stream()
                .filter(other -> other.at() == gateway && other.waiting())
                .toList();
        var opens = here.size() >= gateway.incoming
                || gateway.kind == Kind.INCLUSIVE
                        && course.world().inside(token.in()).stream()
                                .filter(other -> !here.contains(other))
                                .noneMatch(other -> other.at().leadsTo(gateway));
        var came = course.came(gateway);
        if (!opens) {
            return Stream.of(came);
        }
        var world = course.world().without(here);
        return Stream.of(came.then(world.with(Token.at(gateway, world.nextNumber(), token.in()))));
    }

    private Stream<Course> come(Course course, Token token) {
        var element = token.at();
        var came = course.came(element);
        if (token.isBody(course.world())) {
            return Stream.of(came);
        }
        if (element.person != null) {
            return Stream.of(layOut(came.waited(element), token));
        }
        return element.isScope() ? open(came, token) : Stream.of(element.waits() ? came.waited(element) : came);
    }

    /** A task that is laid out again forgets what was decided last time. */
    private Course layOut(Course course, Token token) {
        var person = token.at().person;
        var world = course.world().withdrawing(person.control());
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
            case CALL -> {
                var taken = course.world().token(scope.number()).values();
                var caller = process(course, scope);
                yield leave(course.then(handOver(course.world(), taken, scope.at().out, caller)), scope);
            }
            default -> leave(course, scope);
        };
    }

    private Stream<Course> terminate(Course course, Token token) {
        var scope = course.world().token(token.in());
        return over(course.then(course.world().without(course.world().inside(token.in()))), scope);
    }

    /** Of the process that a token stands in; a call stands in the process that calls. */
    private static Token process(Course course, Token token) {
        return course.world().process(course.world().token(token.in()));
    }

    // --- several times ---

    private Stream<Course> repeat(Course course, Token body) {
        var many = body.at().many;
        var begun = course.world().withdrawing(body.at().control());
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
                        : course.then(course.world().providing(body.at().control(), people(body.at()))),
                body);
    }

    // --- work ---

    private Stream<Course> decide(Course course, Token token) {
        var person = token.at().person;
        if (person.words().isEmpty()) {
            return signedOff(course, token, true);
        }
        return possible(person.words(), person.control() != null).flatMap(word -> {
            var world = course.world();
            if (!person.variable().isEmpty()) {
                world = world.write(process(course, token), person.variable(), new Value(word, false));
            }
            world = word.equals(Value.UNHEARD_OF) ? world.impossibly() : world;
            return signedOff(course.then(world), token, person.accepts().contains(word));
        });
    }

    private static Stream<String> possible(List<String> words, boolean orUnheardOf) {
        return Stream.concat(words.stream(), orUnheardOf ? Stream.of(Value.UNHEARD_OF) : Stream.empty());
    }

    private Stream<Course> signedOff(Course course, Token token, boolean accepted) {
        var person = token.at().person;
        var noted = course;
        if (accepted && person.control() != null && isDependent(course.world(), person)) {
            noted = course.broke(Property.INDEPENDENCE, token.at());
        }
        return provideAndLeave(noted, token, accepted);
    }

    private boolean isDependent(World world, Element.Person person) {
        return policy.separations().stream()
                .filter(separation -> separation.tier() == tier)
                .filter(separation -> separation.control().equals(person.control()))
                .map(ProofPolicy.Separation::from)
                .filter(from -> Set.of("developer", "starter").contains(from)
                        || world.controls().contains(from))
                .anyMatch(from -> !person.differsFrom().contains(from));
    }

    /** One of many provides nothing by itself, but spoils it for all. */
    private Stream<Course> provideAndLeave(Course course, Token token, boolean accepted) {
        var control = token.at().control();
        if (control == null || !token.isOneOfMany(course.world())) {
            var world = course.world().withdrawing(control);
            return leave(course.then(accepted ? world.providing(control, people(token.at())) : world), token);
        }
        var body = course.world().token(token.in());
        return leave(accepted ? course : course.then(course.world().with(body.rejects())), token);
    }

    private static int people(Element element) {
        return element.person == null ? 1 : element.person.people();
    }

    private Stream<Course> perform(Course course, Token token) {
        var step = token.at().step;
        var begun = begin(course, token, step);
        var written = Stream.of(begun);
        for (var each : step.writes()) {
            written = written.flatMap(before -> values(each).stream()
                    .map(word -> before.then(
                            before.world().write(process(before, token), each.variable(), new Value(word, false)))));
        }
        return written.flatMap(before -> step.outcome() == null
                ? Stream.of(settle(before, step, true)).flatMap(done -> provideAndLeave(done, token, true))
                : possible(step.outcome().values(), step.provides() != null)
                        .flatMap(word -> comesOut(before, token, step, word)));
    }

    private Stream<Course> comesOut(Course course, Token token, StepMeaning step, String word) {
        var accepted = step.outcome().accepting().contains(word);
        var world = course.world().write(process(course, token), step.outcome().variable(), new Value(word, false));
        world = word.equals(Value.UNHEARD_OF) ? world.impossibly() : world;
        return provideAndLeave(settle(course.then(world), step, accepted), token, accepted);
    }

    private List<String> values(StepMeaning.Written written) {
        if (written.variable().equals("tier")) {
            return List.of(String.valueOf(tier));
        }
        return written.values().isEmpty()
                ? Words.anything(literals().getOrDefault(written.variable(), List.of("0")))
                : written.values();
    }

    /** Whether it succeeds or not, it was tried. */
    private Course begin(Course course, Token token, StepMeaning step) {
        var guarded = guard(course, token, step.guard());
        return step.voids() ? guarded.then(guarded.world().changed(controlOf.keySet())) : guarded;
    }

    private static Course settle(Course course, StepMeaning step, boolean succeeded) {
        return switch (step.guard()) {
            case DEPLOY, PROMOTE -> course.then(course.world().failing(!succeeded));
            case ROLLBACK, SUSPEND -> succeeded ? course.then(course.world().failing(false)) : course;
            case NONE, RETIRE, CHANGE -> course;
        };
    }

    private Course guard(Course course, Token token, Guard guard) {
        if (guard == Guard.NONE) {
            return course;
        }
        var noted = course;
        if (!course.world().controls().containsAll(demanded(course.world(), guard))) {
            noted = noted.broke(Property.CONTROL_BEFORE_GUARD, token.at());
        }
        var takesAway = guard == Guard.ROLLBACK || guard == Guard.SUSPEND;
        return !takesAway && isUnanswered(course.world(), token)
                ? noted.broke(Property.REJECT_BY_DEFAULT, token.at())
                : noted;
    }

    /** By the tier and the origin; where the origin is not known, what any origin demands. */
    private Set<String> demanded(World world, Guard guard) {
        var known = world.token(0).values().get("origin");
        var origin = known == null || !known.isAnswer() ? null : known.word();
        var demanded = new TreeSet<String>();
        policy.demands().stream()
                .filter(demand -> demand.guard() == guard && demand.tier() == tier)
                .filter(demand -> demand.origin() == null
                        || origin == null
                        || demand.origin().equals(origin))
                .forEach(demand -> {
                    demanded.addAll(demand.controls());
                    demand.quorums().forEach(quorum -> demanded.add(World.by(quorum.control(), quorum.people())));
                });
        return demanded;
    }

    /** Whether in this process, or in one that led to it, a control that does not stand has no known outcome. */
    private boolean isUnanswered(World world, Token token) {
        var process = world.process(world.token(token.in()));
        var here = process.values().entrySet().stream()
                .filter(entry -> controlOf.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().stale() && !entry.getValue().isAnswer())
                .anyMatch(entry -> !world.controls().contains(controlOf.get(entry.getKey())));
        return here || process.number() != 0 && isUnanswered(world, process);
    }

    private Stream<Course> consult(Course course, Token token) {
        var table = token.at().table;
        var known = new TreeMap<String, String>();
        var noted = course;
        for (var input : table.decision().inputs()) {
            var value = process(course, token).values().get(input);
            if (value == null) {
                noted = noted.broke(Property.DEFINED_BEFORE_READ, token.at());
            } else if (value.stale()) {
                noted = noted.broke(Property.FRESHNESS, token.at());
            } else if (value.isAnswer()) {
                known.put(input, value.word());
            }
        }
        var asked = noted;
        var answers = table.decision().answers(known);
        return Stream.concat(
                        answers.values().stream().map(word -> new Value(word, false)),
                        answers.orNone() ? Stream.of(Value.MISSING) : Stream.empty())
                .flatMap(value ->
                        leave(asked.then(asked.world().write(process(asked, token), table.result(), value)), token));
    }

    // --- events ---

    private boolean mayCome(World world, Token token, @Nullable Trigger trigger) {
        return trigger == null
                || trigger.condition() == null
                || words.mayHold(world, world.process(world.token(token.in())), trigger.condition());
    }

    private Stream<Course> attached(World world, Token token) {
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
        return enter(course.then(world), token.in(), event);
    }

    private Stream<Course> eventSubProcesses(World world, Token scope) {
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
        return enter(passed.then(world), scope.number(), event);
    }

    /** A step may fail with every error that somebody catches. */
    private Stream<Course> fail(Course course, Token token) {
        var step = token.at().step;
        var codes = new TreeSet<>(Set.of(ANY_OTHER_ERROR));
        process.all()
                .flatMap(each -> Stream.ofNullable(each.trigger))
                .flatMap(trigger -> Stream.ofNullable(trigger.code()))
                .forEach(codes::add);
        return codes.stream()
                .filter(code -> caught(course, token, Trigger.Type.ERROR, code) != null)
                .flatMap(code -> raise(settle(begin(course, token, step), step, false), token, code));
    }

    private Stream<Course> raise(Course course, Token token, @Nullable String code) {
        var caught = caught(course, token, Trigger.Type.ERROR, code);
        return caught == null
                ? Stream.of(course.broke(Property.COMPLETION, token.at()).stuck(token.at()))
                : caught;
    }

    private Stream<Course> escalate(Course course, Token token) {
        var caught = caught(course, token, Trigger.Type.ESCALATION, token.at().thrown);
        return (caught == null ? Stream.of(course) : caught)
                .flatMap(each ->
                        each.world().tokens().containsKey(token.number()) ? leave(each, token) : Stream.of(each));
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
