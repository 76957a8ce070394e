package io.muster.verification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Draws sign-offs at random, each with its gateway, and keeps which controls they give. */
abstract class RandomSignOffs extends RandomDrawing {

    static final List<String> CONTROLS = List.of("review", "approval");

    final Set<String> provided = new TreeSet<>();
    /** Controls that two people give. */
    final Set<String> byTwo = new TreeSet<>();

    /** Whether a timer around everything makes timers at each wait superfluous. */
    boolean limited;

    /** Whether the artifact may still change: no one has signed off yet. */
    boolean changing = true;

    RandomSignOffs(Random random) {
        super(random);
    }

    /** Whatever is refused ends, or goes back to before all of them. */
    String signOffs(String from) {
        line("end Rejected");
        var last = after(from, "xor %s");
        var again = odds(2) ? last : null;
        if (again != null && odds(2)) {
            last = after(last, "step %s does=train");
        }
        changing = false;
        var controls = new ArrayList<>(CONTROLS);
        Collections.shuffle(controls, random);
        if (odds(3)) {
            controls.remove(0);
        }
        if (odds(4) && controls.size() == 2) {
            last = beside(last, controls);
        } else {
            for (var control : controls) {
                last = signOff(last, control, again);
            }
        }
        if (odds(3)) {
            var validated = after(after(last, "step %s does=validate"), "xor %s");
            last = after(validated, "task %s", "validation == 'accepted'");
            defaultFlow(validated, "Rejected");
            provided.add("validation");
        }
        return last;
    }

    String sign(String control) {
        var two = odds(4);
        if (two) {
            byTwo.add(control);
        }
        return "sign %s control=" + control + " words=yes,again,no differs=developer,review,approval"
                + (two ? " quorum=2" : "");
    }

    String signOff(String from, String control, String again) {
        String gateway;
        switch (random.nextInt(5)) {
            case 0 -> gateway = after(insideSigned(from, control), "xor %s");
            case 1 -> {
                // Who is late there goes the same way as who sends it back, so a timer might go round without a check.
                var task = again == null ? calledSigned(from, control) : punctual(from, sign(control));
                gateway = after(task, "xor %s");
            }
            case 2 -> {
                // All must accept, and the gateway sees the last word only: no policy may demand it.
                gateway = after(punctual(from, sign(control) + (odds(2) ? " many=2" : " many=2 sequential")), "xor %s");
                provided.remove(control);
            }
            default -> gateway = after(punctual(from, sign(control)), "xor %s");
        }
        var signed = element("task %s");
        flow(gateway, signed, control + " == 'yes'");
        if (again != null) {
            flow(gateway, again, control + " == 'again'");
        }
        defaultFlow(gateway, "Rejected");
        return signed;
    }

    /** Who is late has rejected. */
    String punctual(String from, String element) {
        provided.add(element.split("control=")[1].split(" ")[0]);
        var task = after(from, element);
        if (!limited || odds(2)) {
            flow(element("on %s to=" + task + " after=P7D"), "Rejected");
        }
        return task;
    }

    String insideSigned(String from, String control) {
        provided.add(control);
        var sub = open(from, "sub %s {");
        end(after(start(), sign(control)));
        close();
        flow(element("on %s to=" + sub + " after=P7D"), "Rejected");
        return sub;
    }

    String calledSigned(String from, String control) {
        provided.add(control);
        var process = "signed" + processes.size();
        scopes.push(new Scope(new ArrayList<>(), new ArrayList<>()));
        var task = after(start(), sign(control));
        var merge = after(task, "xor %s");
        flow(element("on %s to=" + task + " after=P7D"), merge);
        end(merge);
        processes.put(process, scopes.pop().text());
        return after(from, "call %s of=" + process + " out=" + control);
    }

    String beside(String from, List<String> controls) {
        var split = after(from, "and %s");
        var join = element("and %s");
        for (var control : controls) {
            provided.add(control);
            var task = after(split, sign(control));
            var merge = after(task, "xor %s");
            flow(element("on %s to=" + task + " after=P7D"), merge);
            flow(merge, join);
        }
        var last = join;
        for (var control : controls) {
            var gateway = after(last, "xor %s");
            last = after(gateway, "task %s", control + " == 'yes'");
            defaultFlow(gateway, "Rejected");
        }
        return last;
    }
}
