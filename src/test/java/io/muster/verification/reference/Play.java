package io.muster.verification.reference;

import io.muster.verification.model.ProofPolicy;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.World.Token;
import io.muster.verification.reference.World.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that can happen next in a state, implemented from {@code docs/reference/proof.md} line by line. */
final class Play {

    private final Element process;
    private final Traffic traffic;
    private final Work work;
    private final Happenings happenings;

    Play(Element process, int tier, ProofPolicy policy, boolean staleEitherWay) {
        var words = new Words(staleEitherWay);
        this.process = process;
        this.traffic = new Traffic(words);
        this.work = new Work(traffic, process, tier, policy);
        this.happenings = new Happenings(traffic, work, words, process);
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
        process.all()
                .flatMap(each -> Stream.ofNullable(each.table))
                .flatMap(table -> table.decision().inputs().stream())
                .forEach(input -> undeclared.put(input, List.of("something else")));
        Words.literals(process).forEach((name, literals) -> undeclared.put(name, Words.anything(literals)));
        undeclared.keySet().removeAll(declared);
        return process.inside.stream()
                .filter(each -> each.kind == Kind.START)
                .flatMap(start -> valuations(undeclared).stream()
                        .map(values -> Token.at(process, 0, 0).values(values))
                        .map(root ->
                                new World(new TreeMap<>(Map.of(0, root)), Set.of(), false, false, Set.of(), Set.of()))
                        .flatMap(world -> traffic.enter(Course.of(world).passed(start), 0, start)));
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

    /** Whether something was left out that may come or be done any number of times. */
    boolean hasWithheld() {
        return happenings.hasWithheld() || traffic.hasWithheld();
    }

    Stream<Course> next(World world) {
        return world.tokens().values().stream()
                .flatMap(token -> Stream.of(
                                own(Course.of(world), token),
                                happenings.attached(world, token),
                                happenings.eventSubProcesses(world, token))
                        .flatMap(each -> each));
    }

    private Stream<Course> own(Course course, Token token) {
        if (token.coming()) {
            return traffic.begin(course, token);
        }
        if (token.isBody(course.world())) {
            return token.waiting() ? Stream.empty() : traffic.repeat(course, token);
        }
        var passed = isTold(token) ? course : course.passed(token.at());
        return switch (token.at().kind) {
            case PROCESS, SUB_PROCESS, CALL, EVENT_SUB_PROCESS -> Stream.empty();
            case START, PASS, END, ATTACHED, EXCLUSIVE -> traffic.leave(passed, token);
            case SAVED -> traffic.leave(course, token);
            case COMPENSATION ->
                course.world().inside(token.number()).isEmpty() ? traffic.undo(passed, token) : Stream.empty();
            case PARALLEL, INCLUSIVE -> token.waiting() ? Stream.empty() : traffic.leave(passed, token);
            case WAIT ->
                happenings.mayCome(course.world(), token, token.at().trigger)
                        ? traffic.leave(passed, token)
                        : Stream.empty();
            case TERMINATE -> traffic.terminate(passed, token);
            case ERROR_END -> happenings.raise(passed, token, token.at().thrown);
            case ESCALATION -> happenings.escalate(passed, token);
            case PERSON -> work.decide(passed, token);
            case STEP -> Stream.concat(work.perform(passed, token), happenings.fail(passed, token));
            case TABLE -> work.consult(passed, token);
            case RACE ->
                token.at().ways.stream()
                        .filter(way -> happenings.mayCome(course.world(), token, way.to().trigger))
                        .flatMap(way -> race(passed, token, way.to()));
        };
    }

    /** Every way is told from its start, whether or not that goes on. */
    private boolean isTold(Token token) {
        return token.at().kind == Kind.START && token.at().around == process;
    }

    private Stream<Course> race(Course course, Token token, Element event) {
        var number = course.world().nextNumber();
        var world = course.world().without(token).with(Token.at(event, number, token.in()));
        return traffic.leave(course.passed(event).came(event).then(world), world.token(number));
    }
}
