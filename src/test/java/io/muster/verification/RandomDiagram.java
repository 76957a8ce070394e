package io.muster.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws at random: blocks inside blocks, sound by the way they are built, unless a flow is then bent. */
final class RandomDiagram {

    /** Each person's task writes a variable of its own. */
    private static final String OWN = " var=v%s";

    private final Random random;
    private final List<String> elements = new ArrayList<>();
    private final List<String[]> flows = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final boolean bent;
    private int next;

    private RandomDiagram(long seed, boolean bent) {
        this.random = new Random(seed);
        this.bent = bent;
    }

    /** @param bent whether one flow is to lead somewhere else than it should */
    static String draw(long seed, boolean bent) {
        var diagram = new RandomDiagram(seed, bent);
        diagram.elements.add("start Start");
        diagram.elements.add("end Done");
        diagram.flow(diagram.block("Start", 3), "Done", "->", "");
        if (bent) {
            var flow = diagram.flows.get(diagram.random.nextInt(diagram.flows.size()));
            flow[2] = diagram.ids.get(diagram.random.nextInt(diagram.ids.size()));
        }
        var lines = new ArrayList<>(diagram.elements);
        diagram.flows.forEach(flow -> lines.add(String.join(" ", flow)));
        return String.join("\n", lines);
    }

    /** @return the element with which the block ends */
    private String block(String from, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 4)) {
            case 0 -> after(from, "step %s does=note");
            case 1 -> after(from, "step %s does=train");
            case 2 -> after(from, "sign %s control=" + (random.nextBoolean() ? "approval" : "review") + OWN);
            case 3 -> reminded(from);
            case 4 -> block(block(from, depth - 1), depth - 1);
            case 5, 6 -> parallel(from, depth - 1);
            case 7 -> undoable(from);
            case 8 -> bent ? undoneBeside(from) : after(from, "throw %s compensate");
            default -> either(from, depth - 1);
        };
    }

    private String after(String from, String element) {
        var id = "N" + next++;
        elements.add(element.replace("%s", id));
        ids.add(id);
        flow(from, id, "->", "");
        return id;
    }

    private String reminded(String from) {
        var task = after(from, "sign %s control=approval" + OWN);
        var timer = "T" + next++;
        elements.add("on %s to=%s after=P1D gently".formatted(timer, task));
        elements.add("end E" + timer);
        flow(timer, "E" + timer, "->", "");
        return task;
    }

    /** Once completed, it may be compensated before, after or beside it. */
    private String undoable(String from) {
        return undoable(from, random.nextBoolean() ? "train" : "rollback");
    }

    private String undoable(String from, String handler) {
        var task = after(from, "step %s does=note");
        var undo = "U" + next++;
        elements.add("on %s to=%s compensate".formatted(undo, task));
        elements.add("step H%s does=%s handler".formatted(undo, handler));
        elements.add("associate %s H%s".formatted(undo, undo));
        return task;
    }

    /** Asks for what undoing has found out, though there may have been nothing to undo. */
    private String undoneBeside(String from) {
        var split = after(from, "and %s");
        var join = "J" + next++;
        elements.add("and " + join);
        flow(undoable(split, "validate"), join, "->", "");
        var which = after(after(split, "throw %s compensate"), "xor %s");
        flow(after(which, "step %s does=note"), join, "->", "");
        flows.get(flows.size() - 2)[3] = " if validation == 'accepted'";
        var merge = after(which, "step %s does=note");
        flows.get(flows.size() - 1)[1] = "=>";
        elements.add("end E" + merge);
        flow(merge, "E" + merge, "->", "");
        return join;
    }

    private String parallel(String from, int depth) {
        var split = after(from, "and %s");
        var join = "J" + next++;
        elements.add("and " + join);
        flow(block(split, depth), join, "->", "");
        flow(block(split, depth), join, "->", "");
        return join;
    }

    private String either(String from, int depth) {
        var ask = after(from, "user %s words=a,b" + OWN);
        var which = after(ask, "xor %s");
        var merge = "M" + next++;
        elements.add("xor " + merge);
        var first = after(which, "step %s does=note");
        flows.get(flows.size() - 1)[3] = " if v%s == 'a'".formatted(ask);
        var second = after(which, "step %s does=note");
        flows.get(flows.size() - 1)[1] = "=>";
        flow(block(first, depth), merge, "->", "");
        flow(random.nextInt(3) == 0 ? after(second, "step %s does=deploy") : block(second, depth), merge, "->", "");
        return merge;
    }

    private void flow(String from, String to, String arrow, String condition) {
        flows.add(new String[] {from, arrow, to, condition});
    }
}
