package io.muster.verification.reference;

import io.muster.verification.model.Property;
import io.muster.verification.reference.Element.Trigger;
import io.muster.verification.reference.Element.Way;
import io.muster.verification.reference.World.Token;
import io.muster.verification.reference.World.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions without brackets, and so without {@code !}, which stands before brackets only: {@code ||} over {@code &&} over
 * comparisons, asked from left to right and no further than needed.
 */
final class Words {

    private static final Pattern COMPARISON =
            Pattern.compile("([a-zA-Z]\\w*)\\s*(==|!=|<=|>=|<|>)\\s*('[^']*'|[-\\w.]+)");

    private final boolean staleEitherWay;

    /** @param staleEitherWay whether a decision from before the artifact changed may be any word, as the proof has it */
    Words(boolean staleEitherWay) {
        this.staleEitherWay = staleEitherWay;
    }

    record Answer(Course course, boolean holds) {}

    /** Asked at a gateway: what no one wrote, and what is of no more account, must not be asked for. */
    Stream<Answer> ask(Course course, Token process, String condition, Element where) {
        return or(
                course, parts(bare(condition), "\\|\\|"), (now, comparison) -> asked(now, process, comparison, where));
    }

    /** Whether it can hold now; no one minds if it cannot be said. */
    boolean mayHold(World world, Token process, String condition) {
        return or(
                        Course.of(world),
                        parts(bare(condition), "\\|\\|"),
                        (now, comparison) -> waited(now, process, comparison))
                .anyMatch(Answer::holds);
    }

    private static Stream<Answer> or(
            Course course, List<String> parts, BiFunction<Course, String, Stream<Answer>> asked) {
        return and(course, parts(parts.get(0), "&&"), asked)
                .flatMap(answer -> answer.holds() || parts.size() == 1
                        ? Stream.of(answer)
                        : or(answer.course(), parts.subList(1, parts.size()), asked));
    }

    private static Stream<Answer> and(
            Course course, List<String> parts, BiFunction<Course, String, Stream<Answer>> asked) {
        return asked.apply(course, parts.get(0))
                .flatMap(answer -> !answer.holds() || parts.size() == 1
                        ? Stream.of(answer)
                        : and(answer.course(), parts.subList(1, parts.size()), asked));
    }

    private Stream<Answer> asked(Course course, Token process, String comparison, Element where) {
        var value = value(course, process, comparison);
        var noted = course;
        if (value == null) {
            noted = course.broke(Property.DEFINED_BEFORE_READ, where);
        } else if (value.stale()) {
            noted = course.broke(Property.FRESHNESS, where);
        }
        return answers(noted, value, comparison);
    }

    private Stream<Answer> waited(Course course, Token process, String comparison) {
        return answers(course, value(course, process, comparison), comparison);
    }

    private Stream<Answer> answers(Course course, Value value, String comparison) {
        return value != null && value.stale() && staleEitherWay
                ? Stream.of(new Answer(course, true), new Answer(course, false))
                : Stream.of(new Answer(course, holds(value == null ? null : value.word(), comparison)));
    }

    private static Value value(Course course, Token process, String comparison) {
        var name = matched(comparison).group(1);
        return course.world().token(process.number()).values().get(name);
    }

    private static boolean holds(String word, String comparison) {
        var matched = matched(comparison);
        return compare(word, matched.group(2), matched.group(3));
    }

    private static boolean compare(String word, String operator, String literal) {
        var equal = Objects.equals(word, literal.replace("'", ""))
                || isNumber(word) && isNumber(literal) && Double.parseDouble(word) == Double.parseDouble(literal);
        if (operator.equals("==") || operator.equals("!=")) {
            return equal == operator.equals("==");
        }
        if (word == null || word.equals(Value.UNHEARD_OF)) {
            return false;
        }
        var order = Double.compare(Double.parseDouble(word), Double.parseDouble(literal));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isNumber(String text) {
        return text != null && text.matches("-?\\d+(\\.\\d+)?");
    }

    private static Matcher matched(String comparison) {
        var matcher = COMPARISON.matcher(comparison.strip());
        if (!matcher.matches()) {
            throw new UnsupportedOperationException(comparison);
        }
        return matcher;
    }

    private static String bare(String condition) {
        return condition.strip().replaceAll("^\\$\\{", "").replaceAll("}$", "");
    }

    private static List<String> parts(String text, String by) {
        return List.of(text.split(by));
    }

    /** Names that are asked for, each with what it is compared with. */
    private static Stream<String[]> compared(String condition) {
        return COMPARISON.matcher(bare(condition)).results().map(found ->
                new String[] {found.group(1), found.group(3).replace("'", "")});
    }

    /** For each literal the value itself, and others that differ from it. */
    static List<String> anything(List<String> literals) {
        var words = new TreeSet<String>();
        for (var literal : literals) {
            words.add(literal);
            if (literal.matches("-?\\d+")) {
                words.add(String.valueOf(Long.parseLong(literal) - 1));
                words.add(String.valueOf(Long.parseLong(literal) + 1));
            } else {
                words.add("something else");
            }
        }
        return List.copyOf(words);
    }

    /** Everything that a name is compared with, or that its value is compared with under other names, by name. */
    static Map<String, List<String>> literals(Element process) {
        var literals = new TreeMap<String, List<String>>();
        process.all()
                .flatMap(each -> Stream.concat(
                        each.ways.stream().map(Way::condition),
                        Stream.ofNullable(each.trigger).map(Trigger::condition)))
                .filter(condition -> condition != null)
                .flatMap(Words::compared)
                .forEach(compared -> literals.computeIfAbsent(compared[0], any -> new ArrayList<>())
                        .add(compared[1]));
        var handovers = process.all()
                .flatMap(each -> Stream.concat(each.in.stream(), each.out.stream()))
                .toList();
        // As often as there are handovers, because each may lead to the next.
        handovers.forEach(any -> handovers.forEach(handover -> share(literals, handover)));
        return literals;
    }

    private static void share(Map<String, List<String>> literals, Element.Handover handover) {
        var both = new TreeSet<String>();
        both.addAll(literals.getOrDefault(handover.from(), List.of()));
        both.addAll(literals.getOrDefault(handover.to(), List.of()));
        if (!both.isEmpty()) {
            literals.put(handover.from(), List.copyOf(both));
            literals.put(handover.to(), List.copyOf(both));
        }
    }
}
