package io.muster.verification;

import io.muster.verification.FuzzCampaign.Discrepancy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reduction of a discrepancy: removes from the diagram, greedily and line by line, everything that it does not need; then from
 * the schedule, move by move.
 */
final class FuzzShrinker {

    /** A quarter of it where a diagram is refused. */
    private static final int WALKS = 80;

    private static final List<String> DECORATIONS = List.of(
            " sequential", " until", " gently", " many=any", " quorum=[23]", " words=yes,no,again", " many=[2-9]");

    private final FuzzCampaign campaign;
    private final long deadline;
    private Discrepancy smallest;

    FuzzShrinker(FuzzCampaign campaign, long seconds) {
        this.campaign = campaign;
        this.deadline = System.nanoTime() + seconds * 1_000_000_000;
    }

    Discrepancy shrink(Discrepancy found) {
        smallest = found;
        while (System.nanoTime() < deadline && smaller()) {
            // Once more, from the smaller one.
        }
        campaign.again(smallest, smallest.observed().moves()).ifPresent(this::shorten);
        return smallest;
    }

    /** From the end, as what comes last needs what came before. It takes a walk for each move, so no deadline. */
    private void shorten(Discrepancy repeated) {
        smallest = repeated;
        for (var at = smallest.observed().moves().size() - 1; at >= 0; at--) {
            if (at < smallest.observed().moves().size()) {
                var fewer = new ArrayList<>(smallest.observed().moves());
                fewer.remove(at);
                campaign.again(smallest, fewer).ifPresent(shorter -> smallest = shorter);
            }
        }
    }

    private boolean smaller() {
        var before = smallest.diagram().size();
        for (var process : List.copyOf(smallest.diagram().processes().keySet())) {
            attempt(
                    process.equals("main")
                            ? smallest.diagram()
                            : smallest.diagram().without(process));
            for (var at = lines(process).size() - 1; at >= 0; at--) {
                if (at < lines(process).size() && System.nanoTime() < deadline) {
                    lessAt(process, at);
                }
            }
        }
        return smallest.diagram().size() < before;
    }

    private List<String> lines(String process) {
        return smallest.diagram().processes().getOrDefault(process, List.of());
    }

    private void lessAt(String process, int at) {
        var lines = lines(process);
        var line = lines.get(at);
        if (FuzzMutations.isFlow(line)) {
            var fewer = new ArrayList<>(lines);
            fewer.remove(at);
            attempt(smallest.diagram().with(process, fewer));
        } else if (!line.equals("}")) {
            if (!attempt(smallest.diagram().with(process, bypass(lines, at)))
                    && !attempt(smallest.diagram().with(process, without(lines, at)))) {
                plainer(process, at);
            }
        }
    }

    private void plainer(String process, int at) {
        for (var decoration : DECORATIONS) {
            var lines = new ArrayList<>(lines(process));
            var plain = lines.get(at).replaceFirst(decoration, decoration.startsWith(" words") ? " words=yes,no" : "");
            if (!plain.equals(lines.get(at))) {
                lines.set(at, plain);
                attempt(smallest.diagram().with(process, lines));
            }
        }
    }

    /** Without the element at this line, its contents, and the flows to and from it. */
    private static List<String> without(List<String> lines, int at) {
        var id = lines.get(at).split("\\s+")[1];
        var fewer = new ArrayList<String>();
        var depth = 0;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var inside = depth > 0 || i == at;
            if (inside) {
                depth += line.endsWith("{") ? 1 : line.equals("}") ? -1 : 0;
            } else if (!mentions(line, id)) {
                fewer.add(line);
            }
        }
        return fewer;
    }

    private static boolean mentions(String line, String id) {
        return Arrays.stream(line.split("\\s+")).anyMatch(word -> word.equals(id) || word.equals("to=" + id));
    }

    /** What led to it leads to what follows it. */
    private static List<String> bypass(List<String> lines, int at) {
        var id = lines.get(at).split("\\s+")[1];
        var next = lines.stream()
                .filter(line -> FuzzMutations.isFlow(line) && line.startsWith(id + " "))
                .map(line -> line.split("\\s+")[2])
                .toList();
        if (next.size() != 1) {
            return without(lines, at);
        }
        var led = lines.stream()
                .map(line -> FuzzMutations.isFlow(line) && line.split("\\s+")[2].equals(id)
                        ? line.replaceFirst("([-=]>) " + id + "\\b", "$1 " + next.get(0))
                        : line)
                .collect(Collectors.toCollection(ArrayList::new));
        return without(led, at);
    }

    private boolean attempt(FuzzDiagram candidate) {
        if (candidate.size() >= smallest.diagram().size() && candidate.equals(smallest.diagram())) {
            return false;
        }
        try {
            var found = campaign.judge(candidate, 1, WALKS);
            if (found != null
                    && found.answer() == smallest.answer()
                    && found.kind().equals(smallest.kind())) {
                smallest = found;
                return true;
            }
        } catch (RuntimeException e) {
            // What is left is not a diagram.
            return false;
        }
        return false;
    }
}
