package io.muster.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A generator of deployments in which something might lead around a sign-off: counting joins, events, interruptions,
 * passed-out values. Some are sound, some are not; the proof has to tell which, and the engine tries. Unlike
 * {@link RandomDiagrams} nothing here is sound by construction.
 */
final class FuzzDiagrams {

    private final Random random;
    private final FuzzSketch sketch;
    private final FuzzBlocks blocks;
    private boolean reviewed;

    private FuzzDiagrams(long seed) {
        this.random = new Random(seed);
        this.sketch = new FuzzSketch(random);
        this.blocks = new FuzzBlocks(sketch);
    }

    static FuzzDiagram draw(long seed) {
        var drawn = new FuzzDiagrams(seed).draw();
        var random = new Random(~seed);
        for (var left = random.nextInt(5) - 1; left > 0; left--) {
            drawn = new FuzzMutations(random).mutate(drawn);
        }
        return drawn;
    }

    private FuzzDiagram draw() {
        sketch.begin();
        reviewed = sketch.odds(3);
        var first = described(sketch.start());
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4, 5 -> counting(first);
            case 6 -> inside(first);
            default -> oneAfterTheOther(first);
        }
        sketch.finish("main");
        return new FuzzDiagram(
                sketch.processes(), reviewed ? Set.of("approval", "review") : Set.of("approval"), blocks.approvers());
    }

    private String described(String from) {
        var last = from;
        if (sketch.odds(4)) {
            last = sketch.after(last, "step %s does=describe");
        }
        if (sketch.odds(6)) {
            last = sketch.after(last, "step %s does=classify");
        }
        return sketch.odds(3) ? sketch.after(last, "step %s does=train") : last;
    }

    // --- counting ---

    /** Tokens from a sign-off and from something else meet in a join that counts. */
    private void counting(String from) {
        var split = sketch.after(from, "and %s");
        var join = sketch.element(sketch.odds(4) ? "or %s" : "and %s");
        var others = new FuzzProducers(sketch, blocks).produce(split, join);
        var accepted = signOffs(split);
        var needed = sketch.between(Math.max(1, 2 - others), Math.max(1, 5 - others));
        if (needed == 1) {
            sketch.flow(accepted, join);
        } else {
            var fan = sketch.after(accepted, "and %s");
            for (var i = 0; i < needed; i++) {
                sketch.flow(fan, join);
            }
        }
        deploy(join);
    }

    private String signOffs(String from) {
        var last = from;
        if (reviewed) {
            last = blocks.signOff(last, "review");
        }
        if (sketch.odds(5)) {
            last = blocks.block(last, 1);
        }
        return sketch.odds(12) ? last : blocks.signOff(last, "approval");
    }

    // --- other shapes ---

    private void oneAfterTheOther(String from) {
        var last = sketch.odds(2) ? blocks.block(from, 2) : from;
        last = signOffs(last);
        if (sketch.odds(2)) {
            last = blocks.block(last, 1);
        }
        deploy(last);
        around();
    }

    /** Everything happens in a sub-process, with events at its border. */
    private void inside(String from) {
        var sub = sketch.open(from, "sub %s");
        var last = signOffs(sketch.start());
        if (sketch.odds(2)) {
            deploy(last);
        } else {
            sketch.end(last);
        }
        around();
        sketch.close();
        var next = sub;
        if (sketch.odds(2)) {
            next = sketch.element("xor %s");
            sketch.flow(sub, next);
            sketch.flow(blocks.attached(sub), next);
        }
        deploy(next);
    }

    /** An event sub-process around it all. */
    private void around() {
        if (!sketch.odds(3)) {
            return;
        }
        sketch.open(null, "esub %s");
        var how = sketch.one("after=P9D", "message=m" + random.nextInt(99), "error=broken", "escalation=told");
        var gently = !how.startsWith("error") && sketch.odds(2) ? " gently" : "";
        var last = sketch.element("start %s " + how + gently);
        last = sketch.after(last, "step %s does=" + sketch.one("note", "suspend", "train", "validate", "note"));
        if (sketch.odds(6)) {
            deploy(last);
        } else {
            sketch.end(last);
        }
        sketch.close();
    }

    private void deploy(String from) {
        switch (random.nextInt(6)) {
            case 0 -> {
                var which = sketch.after(sketch.after(from, "step %s does=tryDeploy"), "xor %s");
                sketch.end(sketch.after(which, "task %s", "deployment == 'done'"));
                var back = sketch.element("step %s does=" + sketch.one("rollback", "suspend", "note"));
                sketch.defaultFlow(which, back);
                sketch.end(back);
            }
            case 1 -> {
                var step = sketch.after(from, "step %s does=deploy");
                sketch.end(step);
                var failed = sketch.element("on %s to=" + step + " error=broken");
                sketch.end(sketch.after(failed, "step %s does=" + sketch.one("rollback", "suspend", "note")));
            }
            case 2 -> sketch.end(sketch.after(sketch.after(from, "step %s does=deploy"), "step %s does=promote"));
            default -> {
                var step = sketch.after(from, "step %s does=deploy");
                sketch.after(step, sketch.odds(2) ? "terminate %s" : "end %s");
            }
        }
    }

    /** Deployments with these numbers. */
    static List<FuzzDiagram> draw(long seed, int count) {
        var drawn = new ArrayList<FuzzDiagram>();
        for (var i = 0; i < count; i++) {
            drawn.add(draw(seed + i));
        }
        return drawn;
    }
}
