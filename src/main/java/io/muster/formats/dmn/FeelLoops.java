package io.muster.formats.dmn;

import io.muster.formats.UnreadableArtifact;
import io.muster.formats.dmn.FeelTokens.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check that refuses explicit loops over number ranges of unknown length, because the engine cannot be stopped
 * inside one. A range is known if its ends are literals, inputs with a declared range, variables of an outer loop,
 * lengths of a list or text, or sums, differences and products of these. A range may also hide behind a name, or a loop
 * in a recursive function; a model with any loop is therefore never scored in the process that serves others
 * ({@link DmnBounds}).
 */
final class FeelLoops {

    /** Lists and texts arrive with the request, and requests are limited. */
    private static final Span LENGTH = new Span(0, 10_000);

    private static final Set<String> LENGTHS = Set.of("count", "length");
    private static final Set<String> BODY = Set.of("return", "satisfies");

    private final Map<String, Span> inputs;
    private final long limit;

    /** Numbers from one to another. */
    record Span(double from, double to) {

        Span plus(Span other) {
            return new Span(from + other.from, to + other.to);
        }

        Span minus(Span other) {
            return new Span(from - other.to, to - other.from);
        }

        Span times(Span other) {
            var products = new double[] {from * other.from, from * other.to, to * other.from, to * other.to};
            java.util.Arrays.sort(products);
            return new Span(products[0], products[3]);
        }

        Span around(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }

        double length() {
            return Math.floor(to - from) + 1;
        }
    }

    /**
     * @param inputs the range of each input, by name
     * @param limit how many iterations nested loops may have together
     */
    FeelLoops(Map<String, Span> inputs, long limit) {
        this.inputs = Map.copyOf(inputs);
        this.limit = limit;
    }

    /** @throws UnreadableArtifact naming the loop */
    void requireBounded(String expression) {
        check(FeelTokens.of(expression), new HashMap<>(inputs), 1);
    }

    /** The same for the domain of a boxed loop. */
    void requireBoundedDomain(String expression) {
        times(FeelTokens.of(expression), new HashMap<>(inputs), 1);
    }

    private void check(FeelTokens tokens, Map<String, Span> known, double times) {
        for (var i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isLoop() && isHead(tokens, i)) {
                var end = tokens.endOfBracket(i);
                loop(tokens.part(i, end), known, times);
                i = end;
            }
        }
    }

    /** Whether it is {@code for x in}, and not a name that contains such a word. */
    private static boolean isHead(FeelTokens tokens, int at) {
        var in = tokens.find(at + 1, Set.of("in"));
        return in > at + 1 && in < tokens.size() && tokens.find(at, BODY) < tokens.size();
    }

    private void loop(FeelTokens loop, Map<String, Span> around, double times) {
        var known = new HashMap<>(around);
        var body = loop.find(1, BODY);
        var rounds = times;
        for (var at = 1; at < body; ) {
            var in = loop.find(at, Set.of("in"));
            var comma = Math.min(body, loop.find(in, Set.of(",")));
            var variable = loop.part(at, Math.min(in, comma)).inWords();
            var domain = loop.part(Math.min(in + 1, comma), comma);
            check(domain, known, rounds);
            var span = range(domain, known);
            known.remove(variable);
            if (span != null) {
                known.put(variable, span);
            }
            rounds = times(domain, known, rounds);
            at = comma + 1;
        }
        check(loop.part(Math.min(body + 1, loop.size()), loop.size()), known, rounds);
    }

    private double times(FeelTokens domain, Map<String, Span> known, double times) {
        var span = range(domain, known);
        var rounds = span == null ? times : times * Math.max(1, span.length());
        if (rounds > limit) {
            throw new UnreadableArtifact(("The DMN loops over '%s' with %.0f iterations; at most %d are accepted "
                            + "(muster.scoring.max-iterations)")
                    .formatted(domain.inWords(), rounds, limit));
        }
        return rounds;
    }

    /** The numbers a loop iterates over, or null for a list. */
    private @Nullable Span range(FeelTokens domain, Map<String, Span> known) {
        var whole = withoutBrackets(domain);
        var dots = whole.find(0, Set.of(".."));
        if (dots == whole.size()) {
            return null;
        }
        var from = span(whole.part(0, dots), known);
        var to = span(whole.part(dots + 1, whole.size()), known);
        if (from.isEmpty() || to.isEmpty()) {
            throw new UnreadableArtifact(
                    "The DMN loops over '%s': an end of a range must be a number, or an input with a declared range"
                            .formatted(domain.inWords()));
        }
        return from.get().around(to.get());
    }

    private static FeelTokens withoutBrackets(FeelTokens domain) {
        var isWhole = domain.size() > 1
                && domain.get(0).opens()
                && domain.endOfBracket(1) == domain.size() - 1
                && domain.part(1, domain.size() - 1).find(0, Set.of(",")) == domain.size() - 2;
        return isWhole ? domain.part(1, domain.size() - 1) : domain;
    }

    private static Optional<Span> span(FeelTokens sum, Map<String, Span> known) {
        return Optional.ofNullable(new Reader(sum, known).whole());
    }

    /** A reader of sums and products; null for an unknown range. */
    private static final class Reader {

        private final FeelTokens tokens;
        private final Map<String, Span> known;
        private int at;

        Reader(FeelTokens tokens, Map<String, Span> known) {
            this.tokens = tokens;
            this.known = known;
        }

        @Nullable
        Span whole() {
            var sum = sum();
            return at == tokens.size() ? sum : null;
        }

        private boolean takes(String sign) {
            if (at < tokens.size() && tokens.get(at).is(sign)) {
                at++;
                return true;
            }
            return false;
        }

        private @Nullable Span sum() {
            var sum = product();
            while (sum != null) {
                if (takes("+")) {
                    var next = product();
                    sum = next == null ? null : sum.plus(next);
                } else if (takes("-")) {
                    var next = product();
                    sum = next == null ? null : sum.minus(next);
                } else {
                    return sum;
                }
            }
            return null;
        }

        private @Nullable Span product() {
            var product = factor();
            while (product != null && takes("*")) {
                var next = factor();
                product = next == null ? null : product.times(next);
            }
            return product;
        }

        private @Nullable Span factor() {
            if (takes("-")) {
                var negated = factor();
                return negated == null ? null : new Span(0, 0).minus(negated);
            }
            if (takes("(")) {
                var inner = sum();
                return takes(")") ? inner : null;
            }
            if (at < tokens.size() && tokens.get(at).kind() == Kind.NUMBER) {
                var number = Double.parseDouble(tokens.get(at++).text());
                return new Span(number, number);
            }
            return name();
        }

        private @Nullable Span name() {
            var from = at;
            while (at < tokens.size()
                    && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).kind() == Kind.NUMBER)) {
                at++;
            }
            if (from == at) {
                return null;
            }
            if (at < tokens.size() && tokens.get(at).is("(")) {
                var isLength = LENGTHS.contains(tokens.get(at - 1).text());
                at = Math.min(tokens.size(), tokens.endOfBracket(at + 1) + 1);
                return isLength ? LENGTH : null;
            }
            return known.get(tokens.part(from, at).inWords());
        }
    }
}
