package io.muster.verification.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A state of an instance. Each change creates another one.
 *
 * @param tokens by number; number 0 is the instance itself, in which all others are
 * @param controls that stand
 * @param failed whether a deployment failed and was not put right
 * @param impossible whether someone answered with a word that does not exist
 * @param refused sign-offs whose last answer was no
 * @param unheard controls whose last answer was such a word
 */
record World(
        TreeMap<Integer, Token> tokens,
        Set<String> controls,
        boolean failed,
        boolean impossible,
        Set<String> refused,
        Set<String> unheard) {

    /**
     * A token; at a scope or at an activity that runs several times it has others inside.
     *
     * @param in number of the token around it
     * @param waiting at a join, for others; at an activity that runs several times, that it has begun
     * @param rejected of several times, one was not accepting
     * @param interrupted whether an event sub-process took over from what was inside
     * @param left how many more times the activity runs, one after the other
     * @param came how often each event came; at a scope also what can be undone in it, by what undoes it
     * @param values of the variables, where a process begins; null elsewhere
     * @param coming to what has not begun yet
     */
    record Token(
            int number,
            int in,
            Element at,
            boolean waiting,
            boolean rejected,
            boolean interrupted,
            int left,
            Map<String, Integer> came,
            @Nullable Map<String, Value> values,
            boolean coming) {

        static Token at(Element element, int number, int in) {
            return new Token(number, in, element, false, false, false, 0, Map.of(), null, false);
        }

        Token waits() {
            return new Token(number, in, at, true, rejected, interrupted, left, came, values, coming);
        }

        Token begins() {
            return new Token(number, in, at, waiting, rejected, interrupted, left, came, values, false);
        }

        Token comes() {
            return new Token(number, in, at, waiting, rejected, interrupted, left, came, values, true);
        }

        Token rejects() {
            return new Token(number, in, at, waiting, true, interrupted, left, came, values, coming);
        }

        Token interrupts() {
            return new Token(number, in, at, waiting, rejected, true, left, came, values, coming);
        }

        Token left(int times) {
            return new Token(number, in, at, waiting, rejected, interrupted, times, came, values, coming);
        }

        Token undone(List<Element> activities) {
            var fewer = new TreeMap<>(came);
            activities.forEach(each -> fewer.remove(each.handler.address));
            return new Token(number, in, at, waiting, rejected, interrupted, left, fewer, values, coming);
        }

        /** How often something is to be undone is counted up to two. */
        Token happened(Element event) {
            var more = new TreeMap<>(came);
            more.merge(event.address, 1, event.undoing ? (one, other) -> 2 : Integer::sum);
            return new Token(number, in, at, waiting, rejected, interrupted, left, more, values, coming);
        }

        Token values(Map<String, Value> other) {
            return new Token(number, in, at, waiting, rejected, interrupted, left, came, other, coming);
        }

        /** Whether events that come do so for all the times an activity runs, and this is one of them. */
        boolean isOneOfMany(World world) {
            return number != 0 && world.tokens.get(in).at == at;
        }

        boolean isBody(World world) {
            return at.many != null && !isOneOfMany(world);
        }
    }

    /**
     * A value; a name that no one wrote has none.
     *
     * @param word null when a decision is not made yet, or a table had no answer
     * @param stale whether it is a control's outcome from before the artifact changed
     */
    record Value(@Nullable String word, boolean stale) {

        static final Value MISSING = new Value(null, false);
        static final String UNHEARD_OF = "?";

        boolean isAnswer() {
            return word != null && !word.equals(UNHEARD_OF);
        }
    }

    Token token(int number) {
        return tokens.get(number);
    }

    List<Token> inside(int number) {
        var inside = new ArrayList<Token>();
        for (var token : tokens.values()) {
            if (token.in() == number && token.number() != 0) {
                inside.add(token);
            }
        }
        return inside;
    }

    int nextNumber() {
        return tokens.lastKey() + 1;
    }

    World with(Token token) {
        var more = new TreeMap<>(tokens);
        more.put(token.number(), token);
        return new World(more, controls, failed, impossible, refused, unheard);
    }

    /** Without a token and all inside it. */
    World without(Token token) {
        var world = without(inside(token.number()));
        var fewer = new TreeMap<>(world.tokens);
        fewer.remove(token.number());
        return new World(fewer, controls, failed, impossible, refused, unheard);
    }

    World without(List<Token> several) {
        var world = this;
        for (var token : several) {
            world = world.without(token);
        }
        return world;
    }

    /** A control that so many people gave stands for as many and for fewer. */
    World providing(@Nullable String control, int people) {
        var other = new TreeSet<>(controls);
        for (var number = 1; control != null && number <= people; number++) {
            other.add(by(control, number));
        }
        return new World(tokens, other, failed, impossible, refused, unheard);
    }

    World withdrawing(@Nullable String control) {
        var other = new TreeSet<>(controls);
        other.removeIf(each -> each.equals(control) || each.startsWith(control + " by "));
        return new World(tokens, other, failed, impossible, refused, unheard);
    }

    /** A sign-off that is requested again has neither been refused nor given. */
    World asking(@Nullable String control) {
        return new World(tokens, controls, failed, impossible, less(refused, control), less(unheard, control));
    }

    /** Of many, each may say no for all. */
    World listening(@Nullable String control) {
        return new World(tokens, controls, failed, impossible, refused, less(unheard, control));
    }

    World refusing(String control) {
        return new World(tokens, controls, failed, impossible, more(refused, control), unheard);
    }

    World mumbling(String control) {
        return new World(tokens, controls, failed, true, refused, more(unheard, control));
    }

    private static Set<String> less(Set<String> names, @Nullable String name) {
        var fewer = new TreeSet<>(names);
        fewer.removeIf(each -> each.equals(name));
        return fewer;
    }

    private static Set<String> more(Set<String> names, String name) {
        var more = new TreeSet<>(names);
        more.add(name);
        return more;
    }

    static String by(String control, int people) {
        return people == 1 ? control : control + " by " + people;
    }

    World failing(boolean fails) {
        return new World(tokens, controls, fails, impossible, refused, unheard);
    }

    /** The artifact changed: no control stands, and their outcomes are those of another artifact. */
    World changed(Set<String> outcomes) {
        var world = new World(tokens, Set.of(), failed, impossible, Set.of(), Set.of());
        for (var token : tokens.values()) {
            if (token.values() != null) {
                world = world.with(token.values(map(token.values(), outcomes)));
            }
        }
        return world;
    }

    private static Map<String, Value> map(Map<String, Value> values, Set<String> outcomes) {
        var other = new TreeMap<>(values);
        other.replaceAll((name, value) -> outcomes.contains(name) ? new Value(value.word(), true) : value);
        return other;
    }

    /** The token in whose process this one is, itself included. */
    Token process(Token token) {
        return token.values() != null ? token : process(token(token.in()));
    }

    World write(Token process, String name, @Nullable Value value) {
        return change(process, values -> {
            var other = new TreeMap<>(values);
            if (value == null) {
                other.remove(name);
            } else {
                other.put(name, value);
            }
            return other;
        });
    }

    private World change(Token process, UnaryOperator<Map<String, Value>> change) {
        var now = token(process.number());
        return with(now.values(change.apply(now.values())));
    }

    /** Two worlds that differ only in the numbers of tokens read alike. */
    String text() {
        return controls + " " + failed + impossible + refused + unheard + text(token(0));
    }

    private String text(Token token) {
        var text = new StringBuilder(token.at().address)
                .append(token.waiting() ? "w" : "")
                .append(token.coming() ? "c" : "")
                .append(token.rejected() ? "r" : "")
                .append(token.interrupted() ? "i" : "")
                .append(token.left())
                .append(token.came());
        if (token.values() != null) {
            token.values()
                    .forEach((name, value) -> text.append(name)
                            .append('=')
                            .append(value.word())
                            .append(value.stale() ? "~" : "")
                            .append(','));
        }
        var inside = new ArrayList<String>();
        inside(token.number()).forEach(each -> inside.add(text(each)));
        Collections.sort(inside);
        return text.append(inside).toString();
    }
}
