package io.muster.verification;

/** Sources of tokens for a join: one for each completion, one for each event, or a single one. */
final class FuzzProducers {

    private static final int MOST = 7;

    private final FuzzSketch sketch;
    private final FuzzBlocks blocks;

    FuzzProducers(FuzzSketch sketch, FuzzBlocks blocks) {
        this.sketch = sketch;
        this.blocks = blocks;
    }

    /** @return how many flows lead to the join */
    int produce(String from, String join) {
        var flows = once(from, join);
        return sketch.odds(5) ? flows + once(from, join) : flows;
    }

    private int once(String from, String join) {
        return switch (sketch.between(0, 9)) {
            case 0, 1 -> escalating(from, join);
            case 2 -> event(from, join, "message=m" + sketch.between(0, 99));
            case 3 -> event(from, join, sketch.one("after=P1D", "every=R3/PT1H", "every=R/P1D", "after=PT1H"));
            case 4 -> conditional(from, join);
            case 5 -> round(from, join);
            case 6 -> calledEscalating(from, join);
            case 7 -> beside(from, join);
            case 8 -> merged(from, join);
            default -> {
                sketch.flow(blocks.block(from, 1), join);
                yield 1;
            }
        };
    }

    private String times() {
        return switch (sketch.between(0, 3)) {
            case 0 -> "";
            case 1 -> " many=any" + (sketch.odds(2) ? " sequential" : "");
            default ->
                " many=" + sketch.between(1, MOST) + (sketch.odds(2) ? " sequential" : "")
                        + (sketch.odds(6) ? " until" : "");
        };
    }

    /** What is done several times tells each time. */
    private int escalating(String from, String join) {
        var sub = sketch.open(from, "sub %s" + times());
        var last = sketch.start();
        if (sketch.odds(3)) {
            last = sketch.after(last, sketch.one("step %s does=note", "user %s words=a", "user %s words=a,b var=v%s"));
        }
        if (sketch.odds(4)) {
            last = sketch.after(last, "throw %s escalation=told");
        }
        sketch.end(sketch.after(last, "throw %s escalation=told"));
        sketch.close();
        return told(sub, join);
    }

    private int told(String activity, String join) {
        var gently = sketch.odds(5) ? "" : " gently";
        sketch.flow(sketch.element("on %s to=" + activity + " escalation=told" + gently), join);
        return ends(activity, join);
    }

    private int ends(String activity, String join) {
        if (sketch.odds(2)) {
            sketch.flow(activity, join);
            return 2;
        }
        sketch.end(activity);
        return 1;
    }

    private int event(String from, String join, String how) {
        var activity = sketch.odds(3) ? worked(from) : sketch.after(from, "user %s words=a");
        var gently = sketch.odds(5) ? "" : " gently";
        var event = sketch.element("on %s to=" + activity + " " + how + gently);
        sketch.flow(sketch.odds(4) ? sketch.after(event, "user %s words=a") : event, join);
        return ends(activity, join);
    }

    private String worked(String from) {
        var sub = sketch.open(from, "sub %s" + times());
        sketch.end(sketch.after(
                sketch.start(), sketch.one("user %s words=a", "catch %s after=P1D", "step %s topic=outside")));
        sketch.close();
        return sub;
    }

    /** An answer that may be changed any number of times. */
    private int conditional(String from, String join) {
        var merge = sketch.after(from, "xor %s");
        var task = sketch.after(merge, "user %s words=again,wait,over var=v%s");
        var which = sketch.after(task, "xor %s");
        sketch.flow(which, merge, "v%s != 'over'".formatted(task));
        var end = sketch.element("end %s");
        sketch.defaultFlow(which, end);
        var other = sketch.after(from, "user %s words=a");
        var when = " when=v" + task + "=='" + sketch.one("again", "wait") + "'" + (sketch.odds(5) ? "" : " gently");
        sketch.flow(sketch.element("on %s to=" + other + when), join);
        return ends(other, join);
    }

    /** Sends one off each time it goes round. */
    private int round(String from, String join) {
        var merge = sketch.after(from, "xor %s");
        var task = sketch.after(merge, "user %s words=again,over var=v%s");
        var which = sketch.after(task, "xor %s");
        var send = sketch.after(which, "and %s", "v%s == 'again'".formatted(task));
        sketch.flow(send, merge);
        sketch.flow(send, join);
        if (sketch.odds(2)) {
            sketch.defaultFlow(which, join);
            return 2;
        }
        sketch.defaultFlow(which, sketch.element("end %s"));
        return 1;
    }

    private int calledEscalating(String from, String join) {
        var process = sketch.freeProcess();
        sketch.begin();
        var last = sketch.start();
        for (var i = sketch.between(1, 4); i > 0; i--) {
            last = sketch.after(last, "throw %s escalation=told");
        }
        sketch.end(last);
        sketch.finish(process);
        var call = sketch.after(from, "call %s of=" + process + times());
        return told(call, join);
    }

    /** Beside what waits, others wait and tell. */
    private int beside(String from, String join) {
        var sub = sketch.open(from, "sub %s" + (sketch.odds(3) ? times() : ""));
        sketch.end(sketch.after(sketch.start(), "user %s words=a"));
        sketch.open(null, "esub %s");
        var how = sketch.one("message=m" + sketch.between(0, 99), "after=P1D", "every=R/P1D");
        var last = sketch.element("start %s " + how + (sketch.odds(4) ? "" : " gently"));
        sketch.end(sketch.after(last, "throw %s escalation=told"));
        sketch.close();
        sketch.close();
        return told(sub, join);
    }

    /** Two ways lead to what is done once for each, and one flow leads on. */
    private int merged(String from, String join) {
        var split = sketch.after(from, "and %s");
        var last = sketch.element(sketch.one("xor %s", "task %s", "user %s words=a", "step %s does=note"));
        for (var i = sketch.between(2, 6); i > 0; i--) {
            sketch.flow(split, last);
        }
        sketch.flow(last, join);
        return 1;
    }
}
