package io.muster.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random changes of one line of a deployment, regardless of the rest. */
final class FuzzMutations {

    private static final int TRIES = 20;

    private final Random random;

    FuzzMutations(Random random) {
        this.random = random;
    }

    FuzzDiagram mutate(FuzzDiagram diagram) {
        var ids = List.copyOf(diagram.processes().keySet());
        for (var tries = 0; tries < TRIES; tries++) {
            var process = one(ids);
            var lines = new ArrayList<>(diagram.processes().get(process));
            if (change(lines)) {
                return diagram.with(process, lines);
            }
        }
        return diagram;
    }

    private boolean change(List<String> lines) {
        var at = random.nextInt(lines.size());
        var line = lines.get(at);
        var words = line.split("\\s+");
        if (isFlow(line)) {
            return changeFlow(lines, at, line, words);
        }
        var changed = changed(line, words);
        if (!changed.equals(line)) {
            lines.set(at, changed);
            if (changed.startsWith("and ")) {
                // A parallel gateway has no default flow.
                lines.replaceAll(each -> each.startsWith(words[1] + " => ") ? each.replace("=>", "->") : each);
            }
            return true;
        }
        return random.nextBoolean() && attach(lines, at, words);
    }

    private boolean changeFlow(List<String> lines, int at, String line, String[] words) {
        switch (random.nextInt(5)) {
            case 0 -> {
                lines.remove(at);
                return true;
            }
            case 1 -> {
                lines.add(at, line);
                return !line.contains("=>");
            }
            case 2 -> {
                if (line.contains(" if ")) {
                    lines.set(at, line.replace("==", "!="));
                    return line.contains("==");
                }
                return false;
            }
            default -> {
                var to = target(lines, words[2]);
                lines.set(
                        at,
                        "%s %s %s%s"
                                .formatted(
                                        words[0],
                                        words[1],
                                        to,
                                        line.contains(" if ") ? line.substring(line.indexOf(" if ")) : ""));
                return !to.equals(words[2]);
            }
        }
    }

    private String changed(String line, String[] words) {
        return switch (words[0]) {
            case "and", "or", "xor" -> line.replaceFirst(words[0], one(List.of("and", "or", "xor")));
            case "on", "start" ->
                line.endsWith(" gently")
                        ? line.replace(" gently", "")
                        : line.matches(".*(message|after|every|escalation|when)=.*") ? line + " gently" : line;
            case "terminate" -> line.replaceFirst("terminate", "end");
            case "end" -> words.length == 2 ? line.replaceFirst("end", "terminate") : line;
            case "sub", "call" -> line.replaceFirst("many=\\d", "many=" + (1 + random.nextInt(7)));
            case "step" ->
                line.replaceFirst("does=\\w+", "does=" + one(List.of("note", "train", "deploy", "validate")));
            case "sign" ->
                line.contains("words=yes,no,again") && random.nextBoolean() ? line + " accepts=yes,again" : line;
            default -> line;
        };
    }

    /** Something else may come at an activity, and lead somewhere. */
    private boolean attach(List<String> lines, int at, String[] words) {
        if (!List.of("user", "sign", "step", "call").contains(words[0])
                || lines.get(at).contains("handler")) {
            return false;
        }
        var id = "B" + random.nextInt(1_000_000);
        var how = one(List.of("message=m7 gently", "message=m8", "after=P2D gently", "after=P2D", "error=broken"));
        lines.add(at + 1, "%s -> %s".formatted(id, target(lines, words[1])));
        lines.add(at + 1, "on %s to=%s %s".formatted(id, words[1], how));
        return true;
    }

    /** Another element to which a flow may lead that leads to this one. */
    private String target(List<String> lines, String element) {
        var scopes = scopes(lines);
        var candidates = lines.stream()
                .filter(line -> !isFlow(line))
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 1
                        && !List.of("start", "on", "esub", "associate").contains(words[0])
                        && !List.of(words).contains("handler")
                        && scopes.get(words[1]).equals(scopes.get(element)))
                .map(words -> words[1])
                .toList();
        return candidates.isEmpty() ? element : one(candidates);
    }

    static boolean isFlow(String line) {
        return line.contains(" -> ") || line.contains(" => ");
    }

    /** The scope each element lies in, by the element's id. */
    static Map<String, String> scopes(List<String> lines) {
        var scopes = new HashMap<String, String>();
        var open = new ArrayDeque<>(List.of(""));
        for (var line : lines) {
            var words = line.split("\\s+");
            if (line.equals("}")) {
                open.pop();
            } else if (!isFlow(line)) {
                scopes.putIfAbsent(words[1], open.peek());
                if (line.endsWith("{")) {
                    open.push(words[1]);
                }
            }
        }
        return scopes;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
