package io.muster.verification;

/** A generator of blocks with one entry and one exit, and of the events attached to them. */
final class FuzzBlocks {

    private final FuzzSketch sketch;
    private final int approvers;

    FuzzBlocks(FuzzSketch sketch) {
        this.sketch = sketch;
        this.approvers = sketch.odds(4) ? 2 : 1;
    }

    /** How many people must give an approval where it is demanded. */
    int approvers() {
        return approvers;
    }

    // --- sign-offs ---

    /** @return where it goes on when the control is given, if it is drawn well */
    String signOff(String from, String control) {
        return switch (sketch.between(0, 7)) {
            case 0 -> insideSigned(from, control);
            case 1 -> calledSigned(from, control);
            case 2 -> again(from, control);
            default -> gate(signed(from, control), control);
        };
    }

    private String signed(String from, String control) {
        var many = sketch.odds(12) ? " many=" + sketch.between(1, 4) + sketch.one("", " sequential", " until") : "";
        var people = approvers > 1 && !sketch.odds(4) ? " quorum=" + sketch.between(2, 3) : "";
        var task = sketch.after(from, "sign %s control=" + control + " words=yes,no,again" + many + people);
        if (sketch.odds(3)) {
            bother(task);
        }
        return task;
    }

    /** An event occurs during a person's decision. */
    private void bother(String task) {
        var event = attached(task);
        switch (sketch.between(0, 3)) {
            case 0 -> sketch.flow(event, task);
            case 1 -> sketch.after(event, "terminate %s");
            default -> sketch.end(sketch.odds(2) ? sketch.after(event, "step %s does=note") : event);
        }
    }

    private String gate(String task, String variable) {
        var which = sketch.after(task, "xor %s");
        var on = sketch.after(which, "task %s", variable + " == 'yes'");
        sketch.defaultFlow(
                which, sketch.element(sketch.one("terminate %s", "terminate %s", "end %s", "end %s error=broken")));
        return on;
    }

    private String again(String from, String control) {
        var merge = sketch.after(from, "xor %s");
        var task = signed(merge, control);
        var which = sketch.after(task, "xor %s");
        var on = sketch.after(which, "task %s", control + " == 'yes'");
        var back = sketch.odds(2) ? sketch.after(which, "step %s does=train", control + " == 'again'") : which;
        if (back.equals(which)) {
            sketch.flow(which, merge, control + " == 'again'");
        } else {
            sketch.flow(back, merge);
        }
        sketch.defaultFlow(which, sketch.element("terminate %s"));
        return on;
    }

    private String insideSigned(String from, String control) {
        var sub = sketch.open(from, "sub %s");
        var task = signed(sketch.start(), control);
        if (sketch.odds(2)) {
            sketch.end(gate(task, control));
        } else {
            sketch.end(task);
        }
        sketch.close();
        if (sketch.odds(2)) {
            bother(sub);
        }
        return gate(sub, control);
    }

    /** The decision is passed out of a called process. */
    private String calledSigned(String from, String control) {
        var process = sketch.freeProcess();
        sketch.begin();
        var task = signed(sketch.start(), control);
        if (sketch.odds(3)) {
            task = sketch.after(task, "throw %s escalation=told");
        }
        sketch.end(task);
        sketch.finish(process);
        var name = sketch.odds(2) ? control : control + "Given";
        var call = sketch.after(
                from,
                "call %s of=%p out=%c:%n"
                        .replace("%p", process)
                        .replace("%c", control)
                        .replace("%n", name));
        if (sketch.odds(3)) {
            bother(call);
        }
        return gate(call, name);
    }

    // --- events ---

    /** @return an event at the border of an activity, from which nothing leads yet */
    String attached(String activity) {
        var how = sketch.one(
                "after=P3D",
                "every=R/P1D",
                "message=m" + sketch.between(0, 99),
                "message=m" + sketch.between(0, 99),
                "escalation=told",
                "error=broken",
                "when=x=='a'");
        var gently = how.startsWith("error") || sketch.odds(2) ? "" : " gently";
        return sketch.element("on %s to=" + activity + " " + how + gently);
    }

    // --- blocks ---

    String block(String from, int depth) {
        return switch (sketch.between(0, depth > 0 ? 14 : 3)) {
            case 0 -> sketch.after(from, "step %s does=note");
            case 1 -> sketch.after(from, "user %s words=a,b var=v%s");
            case 2 ->
                sketch.after(from, sketch.one("step %s does=validate", "step %s does=train", "step %s topic=outside"));
            case 3 -> sketch.after(from, sketch.one("catch %s after=P1D", "catch %s message=go", "task %s"));
            case 4 -> parallel(from, depth - 1, "and %s");
            case 5 -> parallel(from, depth - 1, "or %s");
            case 6 -> either(from, depth - 1);
            case 7 -> round(from, depth - 1);
            case 8, 9 -> sub(from, depth - 1);
            case 10 -> called(from, depth - 1);
            case 11 -> failing(from);
            case 12 -> race(from);
            case 13 -> undone(from);
            default -> block(block(from, depth - 1), depth - 1);
        };
    }

    private String parallel(String from, int depth, String join) {
        var split = sketch.after(from, sketch.one("and %s", "and %s", "or %s", "task %s"));
        var merge = sketch.element(sketch.odds(8) ? "xor %s" : join);
        for (var i = sketch.between(2, 3); i > 0; i--) {
            sketch.flow(sketch.odds(4) ? split : block(split, depth), merge);
        }
        return merge;
    }

    private String either(String from, int depth) {
        var task = sketch.after(from, "user %s words=a,b,c var=v%s");
        var which = sketch.after(task, sketch.odds(3) ? "or %s" : "xor %s");
        var merge = sketch.element(sketch.odds(3) ? "or %s" : "xor %s");
        sketch.flow(sketch.after(which, "task %s", "v%s == 'a'".formatted(task)), merge);
        sketch.flow(sketch.after(which, "step %s does=note", "v%s != 'c'".formatted(task)), merge);
        var other = sketch.element("task %s");
        sketch.defaultFlow(which, other);
        sketch.flow(block(other, depth), merge);
        return merge;
    }

    private String round(String from, int depth) {
        var merge = sketch.after(from, "xor %s");
        var task = sketch.after(block(merge, depth), "user %s words=again,on var=v%s");
        var which = sketch.after(task, "xor %s");
        sketch.flow(which, merge, "v%s == 'again'".formatted(task));
        var on = sketch.element("task %s");
        sketch.defaultFlow(which, on);
        return on;
    }

    private String sub(String from, int depth) {
        var many = sketch.odds(3) ? " many=" + sketch.between(1, 6) + sketch.one("", " sequential") : "";
        var sub = sketch.open(from, "sub %s" + many);
        var last = block(sketch.start(), depth);
        sketch.after(
                last, sketch.one("end %s", "end %s", "end %s error=broken", "end %s escalation=told", "terminate %s"));
        sketch.close();
        var merge = sketch.after(sub, sketch.one("xor %s", "xor %s", "task %s", "and %s"));
        for (var i = sketch.between(0, 2); i > 0; i--) {
            sketch.flow(attached(sub), merge);
        }
        return merge;
    }

    private String called(String from, int depth) {
        var process = sketch.freeProcess();
        sketch.begin();
        var last = block(sketch.start(), depth);
        sketch.after(last, sketch.one("end %s", "end %s", "end %s error=broken", "end %s escalation=told"));
        sketch.finish(process);
        var call = sketch.after(from, "call %s of=" + process + sketch.one("", " in=x", " in=x,people out=x:y"));
        if (sketch.odds(2)) {
            sketch.flow(attached(call), call.equals(from) ? call : sketch.after(call, "xor %s"));
            return sketch.after(call, "task %s");
        }
        return call;
    }

    private String failing(String from) {
        var step = sketch.after(from, "step %s does=" + sketch.one("note", "validate", "train"));
        var failed = sketch.element("on %s to=" + step + " error=broken");
        var merge = sketch.after(step, "xor %s");
        sketch.flow(sketch.after(failed, "step %s does=note"), merge);
        return merge;
    }

    private String race(String from) {
        var gateway = sketch.after(from, "events %s");
        var merge = sketch.element("xor %s");
        sketch.flow(sketch.after(gateway, "catch %s message=answer"), merge);
        sketch.flow(sketch.after(gateway, "catch %s after=P1D"), merge);
        return merge;
    }

    /** What was done is undone by something that may change what was decided on. */
    private String undone(String from) {
        var step = sketch.after(from, "step %s does=note");
        var undo = sketch.element("on %s to=" + step + " compensate");
        var handler = sketch.element("step %s does=" + sketch.one("note", "train", "validate") + " handler");
        sketch.line("associate " + undo + " " + handler);
        return sketch.after(step, "throw %s compensate");
    }
}
