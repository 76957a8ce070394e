package io.muster.formats.dmn;

import io.muster.formats.UnreadableArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The guard that keeps FEEL expressions away from Java. The engine resolves an unknown name in a path or filter as a
 * Java accessor of the current value: {@code "a".class.classLoader} is a class loader, which could even be closed. This
 * cannot be switched off. But every such path begins with one of a few names, so an expression that may use one of them
 * is refused. A test walks all accessors that can be reached without them.
 */
final class FeelGuard {

    /** The names that are refused, in lower case, without {@code get}. */
    static final Set<String> GATES = Set.of(
            "class",
            "declaringclass",
            "decisiontable",
            "evaluationcontext",
            "invoke",
            "parameters",
            "parametertypes",
            "symbol",
            "wrapped");

    private static final Pattern GATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:get)?(?:%s)(?![\\p{L}\\p{N}_])".formatted(String.join("|", GATES)),
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EXTERNAL = Pattern.compile("\\)\\s*external(?![\\p{L}\\p{N}_])");
    private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s+$");

    private static final Set<String> KEYWORDS = Set.of(
            "for",
            "return",
            "if",
            "then",
            "else",
            "some",
            "every",
            "satisfies",
            "instance",
            "of",
            "in",
            "function",
            "external",
            "or",
            "and",
            "between",
            "not",
            "null",
            "true",
            "false",
            "is");

    /** Deeper than people write. The time that the engine's parser takes grows exponentially with the depth. */
    static final int DEEPEST = 50;

    private FeelGuard() {}

    /** @throws UnreadableArtifact naming the word */
    static void requireHarmless(String expression) {
        requireShallow(expression);
        for (var code : code(expression)) {
            if (EXTERNAL.matcher(code).find()) {
                throw new UnreadableArtifact("The DMN defines an external function; only FEEL is allowed");
            }
            requireNoGate(code);
        }
    }

    /** Brackets in texts count too, because texts cannot be recognised reliably. */
    private static void requireShallow(String expression) {
        var depth = 0;
        for (var i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new UnreadableArtifact(
                        "The DMN has an expression with brackets more than %d deep".formatted(DEEPEST));
            }
        }
    }

    /**
     * The parts outside string literals; everything if there are escapes or comments, because then only the engine
     * knows where a literal ends.
     */
    private static List<String> code(String expression) {
        if (expression.contains("\\") || expression.contains("/*") || expression.contains("//")) {
            return List.of(expression);
        }
        var parts = expression.split("\"", -1);
        var code = new ArrayList<String>();
        for (var i = 0; i < parts.length; i += 2) {
            code.add(parts[i]);
        }
        return code;
    }

    private static void requireNoGate(String code) {
        var gate = GATE.matcher(code);
        while (gate.find()) {
            if (!endsALongerName(code.substring(0, gate.start()))) {
                throw new UnreadableArtifact(
                        "The DMN uses the name '%s', with which expressions could access Java: use another name"
                                .formatted(gate.group()));
            }
        }
    }

    /** {@code Risk Class} is one name: adjacent words always belong together. */
    private static boolean endsALongerName(String before) {
        var word = WORD_BEFORE.matcher(before);
        return word.find() && !KEYWORDS.contains(word.group(1).toLowerCase(Locale.ROOT));
    }
}
