package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Demand;
import io.muster.verification.model.ProofPolicy.Separation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws releases at random that keep every promise by the way they are built: blocks inside blocks, each of which a token
 * enters once and leaves once; then sign-offs, each with its gateway; then a deployment, and what follows when it fails.
 */
final class RandomDiagrams extends RandomSignOffs {

    /** A deployment and the policy that it keeps. */
    record Drawn(List<DeploymentFile> diagrams, ProofPolicy policy) {}

    private static final int MOST_BLOCKS = 3;

    private final int most;

    private int blocks;

    /** Whether the origin is known by now. */
    private boolean described;

    /** Whether a called process is drawn. */
    private boolean calling;

    /** Whether what is drawn may be gone through again: then nothing may be sent off each time. */
    private boolean looping;

    private final Set<String> asked = new TreeSet<>();

    private RandomDiagrams(long seed) {
        super(new Random(seed));
        this.most = random.nextInt(MOST_BLOCKS + 1);
    }

    static Drawn draw(long seed) {
        return new RandomDiagrams(seed).draw();
    }

    private Drawn draw() {
        scopes.push(new Scope(new ArrayList<>(), new ArrayList<>()));
        limited = odds(3);
        if (limited) {
            around("esub %s {\nstart %sBegins after=P9D\nend %sOver\n%sBegins -> %sOver\n}");
        }
        if (limited && odds(3)) {
            around("esub %s {\nstart %sBegins message=withdrawn\nend %sOver\n%sBegins -> %sOver\n}");
        }
        var before = random.nextInt(3);
        var last = blocks(described(started()), before);
        deploy(blocks(signOffs(last), before == 0 ? 1 : random.nextInt(2)));
        processes.put("main", scopes.pop().text());
        var diagrams = processes.entrySet().stream()
                .map(process -> Drawing.of(process.getKey(), process.getValue()))
                .toList();
        return new Drawn(diagrams, policy());
    }

    private void around(String lines) {
        line(lines.replace("%s", id("Around")));
    }

    private String started() {
        line("start Start");
        if (!odds(5)) {
            return "Start";
        }
        line("start Asked message=asked");
        line("xor Begin");
        flow("Start", "Begin");
        flow("Asked", "Begin");
        return "Begin";
    }

    private String described(String from) {
        described = odds(2);
        return described ? after(from, "step %s does=describe") : from;
    }

    /** What all tiers demand is what is provided; some demand less. */
    private ProofPolicy policy() {
        var demands = new ArrayList<Demand>();
        var separations = new ArrayList<Separation>();
        for (var tier : ProofPolicy.TIERS) {
            var demanded = provided.stream().filter(control -> !odds(4)).collect(Collectors.toCollection(TreeSet::new));
            var quorums = demanded.stream()
                    .filter(byTwo::contains)
                    .map(control -> new ProofPolicy.Quorum(control, 2))
                    .collect(Collectors.toSet());
            demands.add(new Demand(Guard.DEPLOY, tier, odds(4) ? "vendor" : null, demanded, quorums));
            demands.add(new Demand(
                    Guard.PROMOTE, tier, null, provided.contains("approval") ? Set.of("approval") : Set.of()));
            separations.add(new Separation(tier, "approval", "developer"));
            separations.add(new Separation(tier, "approval", "review"));
            separations.add(new Separation(tier, "review", "approval"));
        }
        var longest = Duration.ofDays(40);
        return new ProofPolicy(List.of(), demands, separations, Set.of(), Map.of(1, longest, 2, longest, 3, longest));
    }

    // --- blocks ---

    private String blocks(String from, int number) {
        var last = from;
        for (var i = 0; i < number; i++) {
            last = block(last, 2);
        }
        return last;
    }

    /** @return the element with which the block ends */
    private String block(String from, int depth) {
        if (++blocks > most || depth == 0) {
            return simple(from);
        }
        return switch (random.nextInt(18)) {
            case 0 -> block(block(from, depth - 1), depth - 1);
            case 1 -> exclusive(from, depth - 1);
            case 2 -> parallel(from, depth - 1);
            case 3 -> inclusive(from, depth - 1);
            case 4 -> again(from, depth - 1);
            case 5 -> inside(from, depth - 1);
            case 6 -> called(from, depth - 1);
            case 7 -> many(from, depth - 1);
            case 8 -> race(from, depth - 1);
            case 9 -> failing(from, depth - 1);
            case 10 -> looping ? simple(from) : reminded(from);
            case 11 -> broken(from);
            case 12 -> stopped(from);
            case 13 -> table(from);
            case 15 -> conditional(from);
            case 16 -> scopes.size() == 1 ? undone(from) : simple(from);
            case 14 -> looping ? simple(from) : told(from);
            default -> simple(from);
        };
    }

    private String simple(String from) {
        return switch (random.nextInt(8)) {
            case 0 -> after(from, changing ? "step %s does=train" : "step %s does=note");
            case 1 -> after(from, changing ? "step %s does=build" : "task %s");
            case 2, 3 -> person(from, "user %s words=a,b var=v%s");
            case 4 -> after(from, "catch %s after=P1D");
            case 5 -> person(from, "receive %s");
            case 6 -> after(from, "throw %s");
            default -> after(from, "step %s does=note");
        };
    }

    /** Someone who may be late; then it goes on nevertheless. */
    private String person(String from, String element) {
        var task = after(from, element);
        if (limited && odds(2)) {
            return task;
        }
        var late = element("on %s to=" + task + " after=P1D");
        var merge = after(task, "xor %s");
        flow(late, merge);
        return merge;
    }

    private String exclusive(String from, int depth) {
        var asked = asked(from);
        var merge = element("xor %s");
        flow(block(after(asked.gateway(), "task %s", asked.condition()), depth), merge);
        var other = element(odds(3) ? "throw %s" : "step %s does=note");
        defaultFlow(asked.gateway(), other);
        flow(odds(2) ? block(other, depth) : other, merge);
        return merge;
    }

    private record Asked(String gateway, String condition) {}

    /** A person's word, a step's outcome, the tier, or an undeclared variable. */
    private Asked asked(String from) {
        switch (random.nextInt(6)) {
            case 0 -> {
                if (asksFirst("tier")) {
                    return new Asked(
                            after(after(from, "step %s does=classify"), "xor %s"), odds(2) ? "tier > 1" : "tier == 2");
                }
            }
            case 1 -> {
                if (outermost() && asksFirst("amount")) {
                    return new Asked(
                            after(from, "xor %s"), odds(2) ? "amount <= 10" : "amount > 10 && colour == 'red'");
                }
            }
            case 2 -> {
                if (described && asksFirst("origin")) {
                    return new Asked(after(from, "xor %s"), "origin == 'vendor'");
                }
            }
            case 3 -> {
                if (changing) {
                    return new Asked(after(after(from, "step %s does=build"), "xor %s"), "built == 'frozen'");
                }
            }
            default -> {
                // Someone is asked.
            }
        }
        var task = after(from, "user %s words=a,b,c var=v%s");
        var gateway = after(task, "xor %s");
        if (!limited || odds(2)) {
            flow(element("on %s to=" + task + " after=P2D"), gateway);
        }
        var condition = odds(2) ? "v%1$s == 'a'" : odds(2) ? "v%1$s != 'b'" : "v%1$s == 'a' || v%1$s == 'c'";
        return new Asked(gateway, condition.formatted(task));
    }

    /** Asked twice, the second answer would be known, and a way of it dead. */
    private boolean asksFirst(String variable) {
        return asked.add(variable);
    }

    /** What no one declares is known where the process begins, and in no process that it calls. */
    private boolean outermost() {
        return !calling;
    }

    private String parallel(String from, int depth) {
        var split = odds(4) ? after(from, "task %s") : after(from, "and %s");
        var join = element("and %s");
        flow(block(split, depth), join);
        flow(block(split, depth), join);
        return join;
    }

    private String inclusive(String from, int depth) {
        var task = after(from, "user %s words=a,b,both var=v%s");
        var merge = after(task, "xor %s");
        flow(element("on %s to=" + task + " after=P1D"), merge);
        var split = after(merge, "or %s");
        var join = element("or %s");
        flow(block(after(split, "task %s", "v%s != 'b'".formatted(task)), depth), join);
        flow(after(split, "step %s does=note", "v%s != 'a'".formatted(task)), join);
        return join;
    }

    /** Someone may send it back; who is late lets it pass. */
    private String again(String from, int depth) {
        var again = after(from, "xor %s");
        var before = looping;
        looping = true;
        var task = after(block(again, depth), "user %s words=again,on var=v%s");
        looping = before;
        var which = after(task, "xor %s");
        var on = element("xor %s");
        flow(which, again, "v%s == 'again'".formatted(task));
        defaultFlow(which, on);
        if (!limited || odds(2)) {
            flow(element("on %s to=" + task + " after=P1D"), on);
        }
        return on;
    }

    private String inside(String from, int depth) {
        var sub = open(from, "sub %s {");
        var last = block(start(), depth);
        if (odds(3)) {
            around("esub %s {\nstart %sBegins message=hint gently\nstep %sNotes does=note\nend %sOver\n"
                    + "%sBegins -> %sNotes -> %sOver\n}");
        }
        end(last);
        close();
        return odds(2) ? late(sub) : sub;
    }

    private String late(String activity) {
        var late = element("on %s to=" + activity + " after=P3D");
        var merge = after(activity, "xor %s");
        flow(odds(2) ? after(late, "step %s does=note") : late, merge);
        return merge;
    }

    private String called(String from, int depth) {
        var process = "child" + processes.size();
        processes.put(process, "");
        var known = described;
        var before = calling;
        described = false;
        calling = true;
        scopes.push(new Scope(new ArrayList<>(), new ArrayList<>()));
        end(block(start(), depth));
        processes.put(process, scopes.pop().text());
        described = known;
        calling = before;
        return after(from, "call %s of=" + process);
    }

    private String many(String from, int depth) {
        var how = odds(2) ? " many=2" : odds(2) ? " many=3 sequential" : " many=any";
        how += odds(3) ? " until" : "";
        switch (random.nextInt(3)) {
            case 0 -> {
                return person(from, "user %s words=a,b var=v%s" + how);
            }
            case 1 -> {
                return after(from, "step %s does=note" + how);
            }
            default -> {
                var sub = open(from, "sub %s " + how + " {");
                end(after(start(), odds(2) ? "step %s does=note" : "task %s"));
                close();
                return depth > 0 && odds(2) ? late(sub) : sub;
            }
        }
    }

    private String race(String from, int depth) {
        var gateway = after(from, "events %s");
        var answer = after(gateway, "catch %s message=answer");
        var late = after(gateway, "catch %s after=P1D");
        var merge = element("xor %s");
        flow(block(answer, depth), merge);
        flow(late, merge);
        return merge;
    }

    private String failing(String from, int depth) {
        var step = after(from, "step %s does=note");
        var failed = element("on %s to=" + step + " error");
        var merge = after(step, "xor %s");
        flow(block(failed, depth), merge);
        return merge;
    }

    private String reminded(String from) {
        var task = after(from, "user %s words=a,b var=v%s");
        var remind = element("on %s to=" + task + (odds(2) ? " after=P1D gently" : " message=nudge gently"));
        flow(after(remind, "step %s does=note"), element("end %s"));
        var late = element("on %s to=" + task + " after=P5D");
        var merge = after(task, "xor %s");
        flow(late, merge);
        return merge;
    }

    /** An error inside a sub-process that is caught at its border. */
    private String broken(String from) {
        var sub = open(from, "sub %s {");
        var asked = asked(start());
        var fine = element("end %s");
        var wrong = element("end %s error=broken");
        flow(asked.gateway(), wrong, asked.condition());
        defaultFlow(asked.gateway(), fine);
        close();
        var caught = element("on %s to=" + sub + " error=broken");
        var merge = after(sub, "xor %s");
        flow(caught, merge);
        return merge;
    }

    /** The first one stops the other. */
    private String stopped(String from) {
        var sub = open(from, "sub %s {");
        var split = after(start(), "and %s");
        flow(after(split, "catch %s after=P1D"), element("terminate %s"));
        flow(after(split, "step %s does=note"), element("end %s"));
        close();
        return sub;
    }

    private String table(String from) {
        if (!described) {
            return simple(from);
        }
        var rule = after(from, "rule %s decision=routing result=needed");
        if (!asksFirst("origin")) {
            return rule;
        }
        var which = after(rule, "xor %s");
        var merge = element("xor %s");
        flow(after(which, "task %s", "needed == 'two'"), merge);
        defaultFlow(which, merge);
        return merge;
    }

    /** Someone's word may cut short what goes on elsewhere. */
    private String conditional(String from) {
        var task = after(from, "user %s words=a,b var=v%s");
        var late = element("on %s to=" + task + " after=P1D");
        var merge = after(task, "xor %s");
        flow(late, merge);
        var work = odds(2) ? called(merge, 0) : after(merge, "user %s");
        var event = element("on %s to=" + work + " when=v" + task + "=='a'");
        var over = element("on %s to=" + work + " after=P1D");
        var on = after(work, "xor %s");
        flow(event, on);
        flow(over, on);
        return on;
    }

    /** What is done is undone when someone says so, or whatever of it is done by then. */
    private String undone(String from) {
        if (odds(2)) {
            var split = after(from, "and %s");
            var join = element("and %s");
            flow(undoable(split), join);
            flow(after(person(split, "receive %s"), "throw %s compensate"), join);
            return join;
        }
        var asked = asked(undoable(from));
        var merge = element("xor %s");
        flow(after(asked.gateway(), "throw %s compensate", asked.condition()), merge);
        defaultFlow(asked.gateway(), merge);
        return merge;
    }

    private String undoable(String from) {
        var step = after(from, "step %s does=note");
        var undo = element("on %s to=" + step + " compensate");
        line("associate " + undo + " " + element("step %s does=note handler"));
        return step;
    }

    /** Someone outside a sub-process is told, while it goes on. */
    private String told(String from) {
        var sub = open(from, "sub %s {");
        end(after(start(), "throw %s escalation=told"));
        close();
        var told = element("on %s to=" + sub + " escalation=told gently");
        flow(after(told, "step %s does=note"), element("end %s"));
        return sub;
    }

    /** What an event sub-process around everything may stop must not fail half-way. */
    private void deploy(String from) {
        switch (limited ? 0 : random.nextInt(4)) {
            case 1 -> {
                var step = after(from, "step %s does=tryDeploy");
                var which = after(step, "xor %s");
                flow(after(which, "task %s", "deployment == 'done'"), element("end %s"));
                var back = element("step %s does=rollback");
                defaultFlow(which, back);
                flow(back, element("end %s"));
            }
            case 2 -> {
                var step = after(from, "step %s does=deploy");
                flow(step, element("end %s"));
                flow(after(element("on %s to=" + step + " error"), "step %s does=suspend"), element("end %s"));
            }
            case 3 -> flow(after(after(from, "step %s does=deploy"), "step %s does=promote"), element("end %s"));
            default -> flow(after(from, "step %s does=deploy"), element("end %s"));
        }
    }
}
