package io.muster.verification.reference;

import io.muster.verification.model.DiagramSemantics.DecisionSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a diagram with its neighbours. A called process is inside its call, once for each call. */
final class Element {

    enum Kind {
        PROCESS,
        START,
        PASS,
        END,
        TERMINATE,
        ERROR_END,
        ESCALATION,
        PERSON,
        STEP,
        TABLE,
        WAIT,
        RACE,
        EXCLUSIVE,
        PARALLEL,
        INCLUSIVE,
        SUB_PROCESS,
        CALL,
        EVENT_SUB_PROCESS,
        ATTACHED,
        /** Between a task of people or of a worker and what comes next, where the engine keeps what was done. */
        SAVED,
        COMPENSATION
    }

    /** A sequence flow. */
    record Way(Element to, @Nullable String condition, boolean isDefault) {}

    /** What sets an event off; seconds of a timer, 0 where the diagram gives none. */
    record Trigger(
            Type type,
            @Nullable String code,
            @Nullable String condition,
            boolean interrupts,
            boolean repeats,
            long seconds) {

        enum Type {
            MESSAGE,
            TIMER,
            CONDITION,
            ERROR,
            ESCALATION
        }

        boolean isDeadline() {
            return type == Type.TIMER && interrupts;
        }

        boolean comesFromOutside() {
            return type == Type.MESSAGE || type == Type.TIMER || type == Type.CONDITION;
        }

        boolean catches(Type thrown, @Nullable String thrownCode) {
            return type == thrown && (code == null || code.equals(thrownCode));
        }
    }

    record Many(List<Integer> counts, boolean sequential, boolean stopsEarly) {}

    record Person(
            @Nullable String control,
            List<String> words,
            List<String> accepts,
            String variable,
            List<String> differsFrom,
            int people) {}

    record Table(DecisionSemantics decision, String result) {}

    record Handover(String from, String to) {}

    final String id;
    final String address;
    final Kind kind;
    final @Nullable Element around;

    final List<Way> ways = new ArrayList<>();
    final List<Element> inside = new ArrayList<>();
    final List<Element> attached = new ArrayList<>();
    final List<Handover> in = new ArrayList<>();
    final List<Handover> out = new ArrayList<>();
    int incoming;

    @Nullable
    Many many;

    @Nullable
    Trigger trigger;

    @Nullable
    Person person;

    @Nullable
    StepSemantics step;

    @Nullable
    Table table;

    /** Where a token rests after each of many times; null where it does not. */
    @Nullable
    Element saved;

    /** What undoes it. */
    @Nullable
    Element handler;

    /** What an event undoes, if it is done. */
    final List<Element> undoes = new ArrayList<>();

    /** Whether it is there to undo something. */
    boolean undoing;

    /** Of the error or escalation that an event throws. */
    @Nullable
    String thrown;

    Element(String id, Kind kind, @Nullable Element around) {
        this.id = id;
        this.kind = kind;
        this.around = around;
        this.address = around == null ? id : around.address + "/" + id;
    }

    boolean isScope() {
        return kind == Kind.PROCESS || kind == Kind.SUB_PROCESS || kind == Kind.CALL || kind == Kind.EVENT_SUB_PROCESS;
    }

    boolean isJoin() {
        return incoming > 1 && (kind == Kind.PARALLEL || kind == Kind.INCLUSIVE);
    }

    boolean isEnd() {
        return kind == Kind.END || kind == Kind.TERMINATE || kind == Kind.ESCALATION || kind == Kind.COMPENSATION;
    }

    /** Whether someone or something else must come. */
    boolean waits() {
        return kind == Kind.PERSON
                || kind == Kind.WAIT
                || kind == Kind.RACE
                || step != null && step.kind() == StepSemantics.Kind.OUTSIDE;
    }

    @Nullable
    String control() {
        if (person != null) {
            return person.control();
        }
        return step == null ? null : step.provides();
    }

    /** How many people give its control. */
    int people() {
        return person == null ? 1 : person.people();
    }

    /** Names of variables that it writes where it stands. */
    List<String> writes() {
        var names = new ArrayList<String>();
        if (person != null && !person.variable().isEmpty()) {
            names.add(person.variable());
        }
        if (step != null) {
            Stream.ofNullable(step.outcome()).forEach(outcome -> names.add(outcome.variable()));
            step.writes().forEach(written -> names.add(written.variable()));
        }
        if (table != null) {
            names.add(table.result());
        }
        out.forEach(handover -> names.add(handover.to()));
        return names;
    }

    /** Where a scope begins: at its only start, which waits for nothing unless it is an event sub-process. */
    Element start() {
        return inside.stream()
                .filter(each -> each.kind == Kind.START)
                .filter(each -> kind == Kind.EVENT_SUB_PROCESS || each.trigger == null)
                .findFirst()
                .orElseThrow();
    }

    List<Element> eventSubProcesses() {
        var found = new ArrayList<Element>();
        for (var each : inside) {
            if (each.kind == Kind.EVENT_SUB_PROCESS) {
                found.add(each);
            }
        }
        return found;
    }

    /** Process in whose variables it reads and writes. */
    Element process() {
        var process = around;
        while (process.kind != Kind.PROCESS && process.kind != Kind.CALL) {
            process = process.around;
        }
        return process;
    }

    /** Whether flows lead from here to another element. */
    boolean leadsTo(Element other) {
        return ahead().contains(other);
    }

    /** Whether a token may rest inside where no flow leads to an end: in a round that only an event ends. */
    boolean mayLinger() {
        return isScope()
                && kind != Kind.CALL
                && inside.stream().anyMatch(each -> !each.leadsToAnEnd() || each.mayLinger());
    }

    private boolean leadsToAnEnd() {
        return ways.isEmpty() || ahead().stream().anyMatch(next -> next.ways.isEmpty());
    }

    private List<Element> ahead() {
        var seen = new ArrayList<Element>();
        var queue = new ArrayList<>(List.of(this));
        while (!queue.isEmpty()) {
            queue.remove(0).ways.stream()
                    .map(Way::to)
                    .filter(next -> !seen.contains(next))
                    .forEach(next -> {
                        seen.add(next);
                        queue.add(next);
                    });
        }
        return seen;
    }

    /** Itself and everything inside, and inside that. */
    Stream<Element> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Element::all));
    }

    @Override
    public String toString() {
        return address;
    }
}
