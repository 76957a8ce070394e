package io.muster.formats.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.core.ast.DMNDecisionServiceFunctionDefinitionEvaluator;
import org.kie.dmn.core.ast.DMNFunctionDefinitionEvaluator;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.kie.dmn.feel.runtime.functions.CustomFEELFunction;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;
import org.kie.dmn.feel.runtime.functions.JavaFunction;

class FeelGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Risk Class",
                "if Risk Class = \"class A\" then 1 else 2",
                "classes[1]",
                "classification.klass",
                "\"first class\"",
                "external debt + 1",
                "x.name",
            })
    void letsOrdinaryNamesPass(String expression) {
        assertThatCode(() -> FeelGuard.requireHarmless(expression)).doesNotThrowAnyException();
    }

    /**
     * Follows every accessor the engine would use, from texts, numbers, truth values and functions on, through declared
     * types, without the names that are refused. What is reached must be of FEEL, or plain data of Java.
     */
    @Test
    void leavesNoWayFromFeelToClassesAndLoaders() throws ClassNotFoundException {
        var walk = new Walk();
        Stream.of(Object.class, String.class, BigDecimal.class, Boolean.class).forEach(walk::add);
        Stream.of(CustomFEELFunction.class, DTInvokerFunction.class, JavaFunction.class)
                .forEach(walk::add);
        Stream.of(BuiltInFunctions.getFunctions()).forEach(function -> walk.add(function.getClass()));
        for (var evaluator : Stream.of(
                        DMNFunctionDefinitionEvaluator.class, DMNDecisionServiceFunctionDefinitionEvaluator.class)
                .toList()) {
            Stream.of(evaluator.getDeclaredClasses()).forEach(walk::add);
        }

        walk.run();

        assertThat(walk.reached).hasSizeGreaterThan(90);
        assertThat(walk.reached.keySet())
                .allSatisfy(
                        type -> assertThat(type).as(walk.reached.get(type)).satisfies(FeelGuardTests::isOfFeelOrPlain));
    }

    private static void isOfFeelOrPlain(Class<?> type) {
        assertThat(type).isNotIn(Class.class, ClassLoader.class, Module.class, Thread.class);
        assertThat(type.getPackageName())
                .matches(
                        "org\\.kie\\.dmn\\.(feel|api|core)\\..*|java\\.(lang|lang\\.constant|lang\\.invoke|math|time.*|util|util\\.stream)");
    }

    private static final class Walk {

        private final Map<Class<?>, String> reached = new LinkedHashMap<>();
        private final Deque<Class<?>> open = new ArrayDeque<>();

        void add(Class<?> type) {
            add(type, type.getSimpleName());
        }

        private void add(Type type, String way) {
            if (type instanceof ParameterizedType parameterized) {
                add(parameterized.getRawType(), way);
                Stream.of(parameterized.getActualTypeArguments()).forEach(each -> add(each, way));
            } else if (type instanceof WildcardType wildcard) {
                Stream.of(wildcard.getUpperBounds()).forEach(each -> add(each, way));
            } else if (type instanceof Class<?> known && known.isArray()) {
                add(known.getComponentType(), way);
            } else if (type instanceof Class<?> known
                    && !known.isPrimitive()
                    && reached.putIfAbsent(known, way) == null) {
                open.add(known);
            }
        }

        void run() {
            while (!open.isEmpty()) {
                var type = open.poll();
                if (type.getName().startsWith("java.time") || type.getName().startsWith("java.util")) {
                    continue;
                }
                for (var method : type.getMethods()) {
                    if (method.getParameterCount() == 0 && !isRefused(method.getName())) {
                        add(method.getGenericReturnType(), reached.get(type) + "." + method.getName());
                    }
                }
            }
        }

        private static boolean isRefused(String accessor) {
            var name = accessor.toLowerCase(Locale.ROOT);
            return FeelGuard.GATES.contains(name) || FeelGuard.GATES.contains(name.replaceFirst("^get", ""));
        }
    }
}
