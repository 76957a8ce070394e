package io.muster.verification.reference;

import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import io.muster.verification.reference.World.Token;
import io.muster.verification.reference.World.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The actions of people, steps and tables, with every possible result. */
final class Work {

    private final Traffic traffic;
    private final Element process;
    private final int tier;
    private final ProofPolicy policy;
    /** Variables that hold a control's outcome, under every name they are handed over as. */
    private final Map<String, String> controlOf = new TreeMap<>();
    /** Variables that others than steps write. */
    private final Set<String> told = new TreeSet<>();
    /** Variables of which someone says all they can hold, and those of which someone does not: under every name. */
    private final Set<String> listed = new TreeSet<>(Set.of("tier"));

    private final Set<String> unlisted = new TreeSet<>();

    Work(Traffic traffic, Element process, int tier, ProofPolicy policy) {
        this.traffic = traffic;
        this.process = process;
        this.tier = tier;
        this.policy = policy;
        process.all().forEach(this::addOutcome);
        process.all().forEach(this::addReported);
        process.all().forEach(this::addWritten);
        process.all().forEach(any -> process.all().forEach(this::addHandovers));
    }

    private void addReported(Element element) {
        if (element.person != null) {
            told.add(element.person.variable());
        }
        if (element.table != null) {
            told.add(element.table.result());
        }
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

    private void addWritten(Element element) {
        var handedOut = element.out.stream().map(Element.Handover::to).toList();
        element.writes().stream().filter(name -> !handedOut.contains(name)).forEach(listed::add);
        Stream.ofNullable(element.step)
                .flatMap(step -> step.writes().stream())
                .filter(written ->
                        written.values().isEmpty() && !written.variable().equals("tier"))
                .forEach(written -> unlisted.add(written.variable()));
    }

    private void addHandovers(Element element) {
        Stream.of(listed, unlisted)
                .forEach(names -> Stream.concat(element.in.stream(), element.out.stream())
                        .filter(handover -> names.contains(handover.from()))
                        .map(Element.Handover::to)
                        .forEach(names::add));
        Stream.concat(element.in.stream(), element.out.stream())
                .filter(handover -> !handover.from().equals(handover.to()) || told.contains(handover.from()))
                .forEach(handover -> told.add(handover.to()));
        Stream.concat(element.in.stream(), element.out.stream())
                .filter(handover -> controlOf.containsKey(handover.from()))
                .forEach(handover -> controlOf.putIfAbsent(handover.to(), controlOf.get(handover.from())));
    }

    Stream<Course> decide(Course course, Token token) {
        var person = token.at().person;
        if (person.words().isEmpty()) {
            return signedOff(course, token, true, "");
        }
        return possible(person.words(), person.control() != null).flatMap(word -> {
            var world = course.world();
            if (!person.variable().isEmpty()) {
                world = world.write(Traffic.process(course, token), person.variable(), new Value(word, false));
            }
            return signedOff(course.then(world), token, person.accepts().contains(word), word);
        });
    }

    private static Stream<String> possible(List<String> words, boolean orUnheardOf) {
        return Stream.concat(words.stream(), orUnheardOf ? Stream.of(Value.UNHEARD_OF) : Stream.empty());
    }

    private Stream<Course> signedOff(Course course, Token token, boolean accepted, String word) {
        var person = token.at().person;
        var noted = course;
        if (accepted && person.control() != null && isDependent(course.world(), person)) {
            noted = course.broke(Property.INDEPENDENCE, token.at());
        }
        return provideAndLeave(noted, token, accepted, word);
    }

    private boolean isDependent(World world, Element.Person person) {
        var others = new HashSet<String>();
        for (var separation : policy.separations()) {
            var pair = new HashSet<>(List.of(separation.control(), separation.from()));
            if (separation.tier() == tier && pair.remove(person.control())) {
                others.addAll(pair);
            }
        }
        others.removeIf(other -> !Set.of("developer", "starter").contains(other)
                && !world.controls().contains(other));
        return !person.differsFrom().containsAll(others);
    }

    /** One of many provides nothing by itself, but spoils it for all. */
    private Stream<Course> provideAndLeave(Course course, Token token, boolean accepted, String word) {
        var control = token.at().control();
        if (control == null || !token.isOneOfMany(course.world())) {
            var world = answered(course.world().withdrawing(control).asking(control), token, accepted, word);
            return traffic.leave(
                    course.then(accepted ? world.providing(control, token.at().people()) : world), token);
        }
        var body = course.world().token(token.in());
        var world = answered(course.world().listening(control), token, accepted, word);
        return traffic.leave(course.then(accepted ? world : world.with(body.rejects())), token);
    }

    private static World answered(World world, Token token, boolean accepted, String word) {
        var control = token.at().control();
        if (control == null || accepted) {
            return world;
        }
        return word.equals(Value.UNHEARD_OF)
                ? world.mumbling(control)
                : token.at().person == null ? world : world.refusing(control);
    }

    Stream<Course> perform(Course course, Token token) {
        var step = token.at().step;
        var begun = begin(course, token, step);
        var written = Stream.of(begun);
        for (var each : step.writes()) {
            written = written.flatMap(before -> values(each).stream()
                    .map(word -> before.then(before.world()
                            .write(Traffic.process(before, token), each.variable(), new Value(word, false)))));
        }
        return written.flatMap(before -> step.outcome() == null
                ? Stream.of(settle(before, step, true)).flatMap(done -> provideAndLeave(done, token, true, ""))
                : possible(step.outcome().values(), step.provides() != null)
                        .flatMap(word -> comesOut(before, token, step, word)));
    }

    private Stream<Course> comesOut(Course course, Token token, StepSemantics step, String word) {
        var accepted = step.outcome().accepting().contains(word);
        var world = course.world()
                .write(Traffic.process(course, token), step.outcome().variable(), new Value(word, false));
        return provideAndLeave(settle(course.then(world), step, accepted), token, accepted, word);
    }

    private List<String> values(StepSemantics.Written written) {
        if (written.variable().equals("tier")) {
            return List.of(String.valueOf(tier));
        }
        return written.values().isEmpty()
                ? Words.anything(Words.literals(process).getOrDefault(written.variable(), List.of("0")))
                : written.values();
    }

    /** Whether it succeeds or not, it was tried. */
    Course begin(Course course, Token token, StepSemantics step) {
        var guarded = guard(course, token, step.guard());
        return step.voids() ? guarded.then(guarded.world().changed(controlOf.keySet())) : guarded;
    }

    static Course settle(Course course, StepSemantics step, boolean succeeded) {
        return switch (step.guard()) {
            case DEPLOY, PROMOTE -> course.then(course.world().failing(!succeeded));
            case ROLLBACK, SUSPEND -> succeeded ? course.then(course.world().failing(false)) : course;
            case NONE, CERTIFY, REINSTATE, RETIRE, CHANGE, LOWER, RENEW, EXCEPTION, AMEND -> course;
        };
    }

    private Course guard(Course course, Token token, Guard guard) {
        if (guard == Guard.NONE) {
            return course;
        }
        var noted = course;
        var demanded = demanded(course.world(), guard);
        if (!course.world().controls().containsAll(demanded)) {
            noted = noted.broke(Property.CONTROL_BEFORE_GUARD, token.at());
        }
        var answersRejection = guard == Guard.ROLLBACK || guard == Guard.SUSPEND || guard == Guard.EXCEPTION;
        if (!answersRejection && !demanded.containsAll(course.world().refused())) {
            noted = noted.broke(Property.REJECTION_HEEDED, token.at());
        }
        return !answersRejection && isUnanswered(course.world(), token)
                ? noted.broke(Property.REJECT_BY_DEFAULT, token.at())
                : noted;
    }

    /** By the tier and the origin; where the origin is not known, or is what someone said, what any origin demands. */
    private Set<String> demanded(World world, Guard guard) {
        var known = world.token(0).values().get("origin");
        var origin = known == null || !known.isAnswer() || told.contains("origin") ? null : known.word();
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
        if (!world.unheard().isEmpty()) {
            return true;
        }
        var process = world.process(world.token(token.in()));
        var here = process.values().entrySet().stream()
                .filter(entry -> controlOf.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().stale() && !entry.getValue().isAnswer())
                .anyMatch(entry -> !world.controls().contains(controlOf.get(entry.getKey())));
        return here || process.number() != 0 && isUnanswered(world, process);
    }

    Stream<Course> consult(Course course, Token token) {
        var table = token.at().table;
        var known = new TreeMap<String, String>();
        var noted = course;
        for (var input : table.decision().inputs()) {
            var value = Traffic.process(course, token).values().get(input);
            if (value == null) {
                noted = noted.broke(Property.DEFINED_BEFORE_READ, token.at());
            } else if (value.stale()) {
                noted = noted.broke(Property.FRESHNESS, token.at());
            } else if (value.isAnswer() && listed.contains(input) && !unlisted.contains(input)) {
                known.put(input, value.word());
            }
        }
        var asked = noted;
        var answers = table.decision().answers(known);
        return Stream.concat(
                        answers.values().stream().map(word -> new Value(word, false)),
                        answers.orNone() ? Stream.of(Value.MISSING) : Stream.empty())
                .flatMap(value -> traffic.leave(
                        asked.then(asked.world().write(Traffic.process(asked, token), table.result(), value)), token));
    }
}
