package io.muster.verification.search.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import io.muster.verification.condition.EngineWords;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Written;
import io.muster.verification.model.Guard;
import io.muster.verification.net.Net;
import io.muster.verification.net.Net.Scope;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.ElementName;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions are evaluated for random values twice: by the engine's own expressions, and by the proof. If the proof
 * accepts a condition, both must agree; nonsense is generated as well, most of which it must not accept.
 */
class ConditionsAgreeSlowTests {

    private static final int CONDITIONS = 3_000;
    private static final int VALUES = 12;

    private static final Map<String, ValueType> TYPES = Map.of(
            "word", ValueType.TEXT,
            "listed", ValueType.TEXT,
            "count", ValueType.INTEGER,
            "flag", ValueType.BOOLEAN);
    private static final List<String> LISTED = List.of("accept", "reject", "true", "2");

    private static EngineExpressions engine;

    @BeforeAll
    static void start() {
        engine = new EngineExpressions();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, CONDITIONS / 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theProofSaysWhatTheEngineSays(int seed) {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++) {
            var text = new Conditions(random).draw();
            var condition = Condition.parse(text);
            assertThat(objection(condition)).as(text).isEmpty();
            compare(text, condition, random);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theProofUnderstandsEverythingItAccepts(int seed) {
        var random = new Random(1_000 + seed);
        for (var i = 0; i < 300; i++) {
            var text = new Conditions(random).spoil();
            taken(text).ifPresent(condition -> compare(text, condition, random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${!word == 'accept'}",
                "${!flag == true}",
                "${word < 'sign'}",
                "${flag == 'no'}",
                "${count == '01'}",
                "${count == 'word'}",
                "${word == 1}",
                "${word == true}",
                "${count == true}",
                "${count < 1.5}",
                "${count == 01}",
                "${flag < true}",
                "${task == 'word'}",
                "\u2003${word == 'accept'}"
            })
    void refusesValuesThatTheEngineWouldConvert(String text) {
        assertThat(taken(text)).isEmpty();
    }

    /** The engine's own words never give the variable; every other name does. */
    @Test
    void theEngineReadsAsVariablesWhatIsNotTaken() {
        Set<String> conditions = Set.of(
                "null",
                "true",
                "false",
                "empty",
                "div",
                "mod",
                "not",
                "and",
                "or",
                "eq",
                "ne",
                "lt",
                "le",
                "gt",
                "ge",
                "instanceof",
                "authenticatedUserId");
        assertThat(EngineWords.all()).containsAll(conditions);
        assertThat(conditions).noneMatch(ConditionsAgreeSlowTests::isVariable);
        assertThat(List.of("decision", "tier", "trueish", "andOr", "Execution", "taskName", "note", "lets", "nulls"))
                .allMatch(ConditionsAgreeSlowTests::isVariable)
                .noneMatch(EngineWords::isTaken);
    }

    private static boolean isVariable(String name) {
        var condition = "${%s == 'word'}".formatted(name);
        return engine.holds(condition, Map.of(name, "word")).equals(Optional.of(true))
                && engine.holds(condition, Map.of(name, "other")).equals(Optional.of(false));
    }

    private static Optional<Condition> taken(String text) {
        try {
            return Optional.of(Condition.parse(text))
                    .filter(condition -> objection(condition).isEmpty());
        } catch (ConditionNotPermitted e) {
            return Optional.empty();
        }
    }

    private static List<String> objection(Condition condition) {
        var objections = new ArrayList<String>();
        condition.forEach(comparison -> {
            if (!TYPES.containsKey(comparison.variable())) {
                objections.add("nothing writes it");
            } else {
                TYPES.get(comparison.variable()).objection(comparison).ifPresent(objections::add);
            }
        });
        return objections;
    }

    private static void compare(String text, Condition condition, Random random) {
        var vocabulary = TrackedVariables.of(net(condition), 1, Set.of(), Set.of());
        for (var i = 0; i < VALUES; i++) {
            var values = values(condition, random);
            assertThat(engine.holds(text, values))
                    .as("%s of %s", text, values)
                    .contains(remembered(vocabulary, values, condition));
        }
    }

    private static boolean remembered(TrackedVariables vocabulary, Map<String, Object> values, Condition condition) {
        var memory = new VariableMemory(
                vocabulary,
                (property, why) -> {
                    throw new AssertionError(why);
                },
                () -> {
                    throw new AssertionError("not known");
                });
        var frame = new int[vocabulary.size()];
        values.forEach((name, value) -> memory.write(frame, name, kept(vocabulary, name, value, condition)));
        return memory.holds(frame, condition);
    }

    /** The word that stands for a value: the one to which every comparison is the same. */
    private static String kept(TrackedVariables vocabulary, String name, Object value, Condition condition) {
        var index = vocabulary.index(name);
        if (value == null || index < 0 || !vocabulary.domain(index).open()) {
            return value == null ? null : value.toString();
        }
        var literals = new ArrayList<Object>();
        condition.forEach(comparison -> {
            if (comparison.variable().equals(name)) {
                literals.add(comparison.literal());
            }
        });
        return vocabulary.domain(index).words().stream()
                .filter(word -> literals.stream().allMatch(literal -> order(word, literal) == order(value, literal)))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("nothing stands for " + value + " in " + vocabulary.domain(index)));
    }

    private static int order(Object value, Object literal) {
        return literal instanceof Double number
                ? Double.compare(Double.parseDouble(value.toString()), number)
                : value.toString().equals(literal) ? 0 : 1;
    }

    private static Map<String, Object> values(Condition condition, Random random) {
        var values = new HashMap<String, Object>();
        TYPES.forEach((name, type) -> values.put(
                name,
                switch (type) {
                    case TEXT -> name.equals("listed") ? one(LISTED, random) : word(condition, random);
                    case BOOLEAN -> random.nextBoolean();
                    case INTEGER, NUMBER -> number(random);
                }));
        if (random.nextInt(4) == 0) {
            values.put(one(List.copyOf(TYPES.keySet()), random), null);
        }
        return values;
    }

    private static String word(Condition condition, Random random) {
        var words = new ArrayList<>(List.of("", "other", "no", "01", "1"));
        condition.forEach(comparison -> words.add(comparison.literal().toString()));
        return one(words, random);
    }

    private static Object number(Random random) {
        var number = random.nextInt(7) - 2;
        return random.nextBoolean() ? (Object) number : (Object) (long) number;
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** One step that writes all there is, and a flow that asks. */
    private static Net net(Condition condition) {
        var written = TYPES.entrySet().stream()
                .map(entry -> new Written(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getKey().equals("listed")
                                ? LISTED
                                : entry.getValue() == ValueType.BOOLEAN ? List.of("true", "false") : List.of()))
                .toList();
        var step = new StepSemantics("all", StepSemantics.Kind.SHORT, null, null, Guard.NONE, false, written);
        var node = new Node(
                0,
                Node.Kind.TASK,
                new ElementName("process", "task", null),
                0,
                new NodeAction.Automatic(step),
                null,
                -1,
                0,
                List.of(new Flow(0, "flow", 0, 0, condition)),
                -1,
                List.of(),
                -1,
                -1);
        return new Net("process", List.of(node), List.of(new Scope(0, -1, true, List.of(0), List.of())), List.of());
    }

    /** Conditions of the permitted grammar, and what becomes of them when something is put in or taken out. */
    private record Conditions(Random random) {

        private static final List<String> PIECES = List.of(
                "!",
                "(",
                ")",
                "&&",
                "||",
                "==",
                "!=",
                "<",
                ">=",
                "not ",
                "empty ",
                "'accept'",
                "''",
                "true",
                "1",
                "-",
                "0",
                "word",
                "flag",
                "count",
                " ",
                "\n",
                "null",
                "and",
                "'",
                "\"",
                "1.5",
                "eq",
                "?",
                ":",
                "}",
                "${");

        String draw() {
            return "${" + blank() + any(3) + blank() + "}";
        }

        String spoil() {
            var text = draw();
            for (var times = 1 + random.nextInt(2); times > 0; times--) {
                var at = random.nextInt(text.length() + 1);
                var to = random.nextInt(3) == 0 ? Math.min(text.length(), at + 1 + random.nextInt(4)) : at;
                var piece = to > at && random.nextBoolean() ? "" : one(PIECES, random);
                text = text.substring(0, at) + piece + text.substring(to);
            }
            return text;
        }

        private String any(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(6)) {
                case 1 -> any(depth - 1) + blank() + "&&" + blank() + any(depth - 1);
                case 2 -> any(depth - 1) + blank() + "||" + blank() + any(depth - 1);
                case 3 -> "(" + any(depth - 1) + blank() + ")";
                case 4 -> "!" + blank() + "(" + any(depth - 1) + ")";
                case 5 -> "!" + "!(" + any(depth - 1) + ")";
                default -> comparison();
            };
        }

        private String comparison() {
            var variable = one(List.copyOf(TYPES.keySet()), random);
            var type = TYPES.get(variable);
            var operator = type == ValueType.INTEGER
                    ? one(List.of("==", "!=", "<", "<=", ">", ">="), random)
                    : one(List.of("==", "!="), random);
            return variable + blank() + operator + blank() + literal(type);
        }

        private String literal(ValueType type) {
            return switch (type) {
                case TEXT ->
                    one(
                            List.of("'accept'", "\"reject\"", "''", "'true'", "'2'", "'a } b'", "'${x}'", "'it\"s'"),
                            random);
                case BOOLEAN -> String.valueOf(random.nextBoolean());
                case INTEGER, NUMBER -> one(List.of("0", "1", "2", "3", "-1", "2.0", "999999999999999"), random);
            };
        }

        private String blank() {
            return one(List.of("", "", " ", "\n  "), random);
        }
    }
}
