package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes to who decides what. */
final class PeopleDifferences {

    private static final String DIFFERS_FROM = "property muster.differsFrom";
    private static final String ONLY_BY = "property muster.onlyBy";
    private static final String QUORUM = "property muster.quorum";
    private static final String MANY = "multiInstanceLoopCharacteristics ";
    private static final String COMPLETION = "completionCondition";
    private static final String DECISIONS = "property muster.decisions";
    private static final String ACCEPTS = "property muster.accepts";
    private static final Map<String, String> PEOPLE = Map.of(
            "candidateGroups", "group",
            "candidateUsers", "person",
            "assignee", "person",
            "candidateStarterGroups", "group",
            "candidateStarterUsers", "person");

    private final Element then;
    private final Element now;
    private final List<Difference> differences;

    PeopleDifferences(Element then, Element now, List<Difference> differences) {
        this.then = then;
        this.now = now;
        this.differences = differences;
    }

    /** @return whether the fact is about people */
    boolean notice(String fact) {
        switch (fact) {
            case DIFFERS_FROM ->
                words(
                        Kind.SEPARATION,
                        fact,
                        "the person who decides need no longer be someone other than %s",
                        Effect.WEAKER,
                        "the person who decides must now be someone other than %s",
                        Effect.STRONGER);
            case ONLY_BY ->
                words(
                        Kind.SEPARATION,
                        fact,
                        "it is no longer restricted to %s",
                        Effect.WEAKER,
                        "it is now restricted to %s",
                        now.words(fact).containsAll(then.words(fact))
                                        && !then.words(fact).isEmpty()
                                ? Effect.WEAKER
                                : Effect.STRONGER);
            case ACCEPTS ->
                words(
                        Kind.DECISION,
                        fact,
                        "'%s' no longer counts as acceptance",
                        Effect.NEITHER,
                        "'%s' now counts as acceptance",
                        Effect.WEAKER);
            case QUORUM -> quorum();
            case DECISIONS -> decisions();
            case Element.CONTROL ->
                words(
                        Kind.DECISION,
                        fact,
                        "it no longer gives control %s",
                        Effect.WEAKER,
                        "it now gives control %s",
                        Effect.NEITHER);
            default -> {
                return many(fact) || people(fact);
            }
        }
        return true;
    }

    private void decisions() {
        var refusing = new ArrayList<>(then.words(DECISIONS));
        refusing.removeAll(then.words(ACCEPTS));
        for (var word : gone(DECISIONS)) {
            add(
                    Kind.DECISION,
                    refusing.contains(word) ? Effect.WEAKER : Effect.NEITHER,
                    DECISIONS,
                    "'%s' can no longer be decided".formatted(word));
        }
        come(DECISIONS)
                .forEach(word ->
                        add(Kind.DECISION, Effect.NEITHER, DECISIONS, "'%s' can now be decided".formatted(word)));
        noticeOrder(Kind.DECISION, DECISIONS);
    }

    private void quorum() {
        var before = quorum(then);
        var after = quorum(now);
        if (!before.equals(after)) {
            // Single digits compare like texts; anything else cannot be compared.
            var stronger = isNumber(before) && isNumber(after) && after.compareTo(before) > 0;
            add(
                    Kind.PEOPLE,
                    stronger ? Effect.STRONGER : Effect.WEAKER,
                    QUORUM,
                    "%s different people must accept, before it was %s".formatted(after, before));
        }
    }

    /** Fewer instances may mean fewer people; a condition may end the activity before everyone was asked. */
    private boolean many(String fact) {
        if (!fact.startsWith(MANY)) {
            return false;
        }
        var before = then.fact(fact);
        var after = now.fact(fact);
        var stronger = before == null
                ? !fact.endsWith(COMPLETION)
                : after == null ? fact.endsWith(COMPLETION) : isMore(before, after);
        add(
                Kind.PEOPLE,
                stronger ? Effect.STRONGER : Effect.WEAKER,
                fact,
                "the number of instances: %s was %s, is %s".formatted(fact.substring(MANY.length()), before, after));
        return true;
    }

    private static boolean isMore(String before, String after) {
        return before.matches("\\d{1,4}")
                && after.matches("\\d{1,4}")
                && Integer.parseInt(after) > Integer.parseInt(before);
    }

    private static String quorum(Element element) {
        var quorum = element.fact(QUORUM);
        return quorum == null ? "1" : quorum;
    }

    private static boolean isNumber(String quorum) {
        return quorum.matches("[1-9]");
    }

    private boolean people(String fact) {
        if (!PEOPLE.containsKey(fact)) {
            return false;
        }
        var act = fact.startsWith("candidateStarter") ? "start it" : "do it";
        words(
                Kind.PEOPLE,
                fact,
                PEOPLE.get(fact) + " %s may no longer " + act,
                // Without a candidate group or user, the engine does not restrict who may act.
                now.words(fact).isEmpty() ? Effect.WEAKER : Effect.NEITHER,
                PEOPLE.get(fact) + " %s may now " + act,
                // If no candidates were named before, naming some narrows access.
                then.words(fact).isEmpty() && then.facts().keySet().stream().noneMatch(PEOPLE::containsKey)
                        ? Effect.NEITHER
                        : Effect.WEAKER);
        return true;
    }

    private void words(Kind kind, String fact, String goneSentence, Effect gone, String comeSentence, Effect come) {
        gone(fact).forEach(word -> add(kind, gone, fact, goneSentence.formatted(word)));
        come(fact).forEach(word -> add(kind, come, fact, comeSentence.formatted(word)));
        noticeOrder(kind, fact);
    }

    private void noticeOrder(Kind kind, String fact) {
        if (Set.copyOf(then.words(fact)).equals(Set.copyOf(now.words(fact)))) {
            add(kind, Effect.NEITHER, fact, "the same words in another order");
        }
    }

    private List<String> gone(String fact) {
        return then.words(fact).stream()
                .filter(word -> !now.words(fact).contains(word))
                .distinct()
                .toList();
    }

    private List<String> come(String fact) {
        return now.words(fact).stream()
                .filter(word -> !then.words(fact).contains(word))
                .distinct()
                .toList();
    }

    private void add(Kind kind, Effect effect, String fact, String what) {
        differences.add(Difference.between(
                kind, effect, now, "%s: %s".formatted(now.spoken(), what), then.fact(fact), now.fact(fact)));
    }
}
