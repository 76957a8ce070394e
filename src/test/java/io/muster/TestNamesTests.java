package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.muster.testing.Browser;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ServerProcess;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.test.context.BootstrapWith;

/** A test's name decides where it runs (docs/developing.md), so name and annotations say the same. */
class TestNamesTests {

    private static final List<JavaClass> TESTS = ProductClasses.TESTS.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(each -> !each.isEquivalentTo(TestNamesTests.class))
            .toList();

    private static final Set<String> SLOW =
            Set.of("SlowTests", "ModuleTests", "DatabaseTests", "ProcessTests", "ServerTests", "BrowserTests");

    @Test
    void whatTestsIsNamedSoThatItRuns() {
        assertThat(TESTS.stream().filter(TestNamesTests::tests))
                .hasSizeGreaterThan(200)
                .allMatch(each -> each.getSimpleName().endsWith("Tests")
                        || each.getSimpleName().endsWith("Benchmark"));
    }

    /** Without the annotation that makes it a test, a method with examples never runs, and no one notices. */
    @Test
    void whatHasExamplesIsATest() {
        assertThat(ProductClasses.TESTS.stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(ArgumentsSource.class)))
                .hasSizeGreaterThan(50)
                .allMatch(TestNamesTests::isTest);
    }

    @Test
    void theFastAndTheMerelySlowStartNoContextAndNoBrowser() {
        assertThat(named("SlowTests")).isNotEmpty();
        assertThat(Stream.concat(fast(), named("SlowTests")))
                .noneMatch(each -> has(each, BootstrapWith.class) || uses(each, Browser.class));
    }

    @Test
    void theFastStartNoOtherProgram() {
        assertThat(fast()).hasSizeGreaterThan(100).noneMatch(each -> uses(each, ServerProcess.class));
    }

    @Test
    void moduleTestsStartModules() {
        assertThat(named("ModuleTests")).isNotEmpty().allMatch(TestNamesTests::startsModules);
    }

    @Test
    void processTestsStartTheEngineAndNoServer() {
        assertThat(named("ProcessTests")).isNotEmpty().allMatch(each -> has(each, MusterProcessTest.class));
    }

    @Test
    void whatStartsTheEngineIsNamedAfterIt() {
        assertThat(TESTS.stream().filter(each -> has(each, MusterProcessTest.class)))
                .allMatch(each -> isNamed(each, "ProcessTests", "Benchmark"));
    }

    @Test
    void whatStartsAServerIsNamedAfterIt() {
        assertThat(TESTS.stream().filter(each -> has(each, MusterServerTest.class)))
                .isNotEmpty()
                .allMatch(each -> isNamed(each, "ServerTests", "BrowserTests", "Benchmark"));
    }

    @Test
    void whatNeedsABrowserIsNamedAfterIt() {
        assertThat(TESTS.stream().filter(TestNamesTests::tests).filter(each -> uses(each, Browser.class)))
                .isNotEmpty()
                .allMatch(each -> isNamed(each, "BrowserTests"));
    }

    private static Stream<JavaClass> named(String suffix) {
        return TESTS.stream().filter(each -> isNamed(each, suffix));
    }

    private static Stream<JavaClass> fast() {
        return named("Tests").filter(each -> !isNamed(each, SLOW.toArray(String[]::new)));
    }

    private static boolean isNamed(JavaClass type, String... suffixes) {
        return Stream.of(suffixes).anyMatch(type.getSimpleName()::endsWith);
    }

    private static boolean startsModules(JavaClass type) {
        return has(type, MusterModuleTest.class)
                || type.getAnnotations().stream()
                        .anyMatch(each -> each.getRawType().getSimpleName().equals("ValidationTest"));
    }

    private static boolean tests(JavaClass type) {
        return type.getAllMethods().stream().anyMatch(TestNamesTests::isTest);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(Testable.class);
    }

    /** Itself, or what it extends. */
    private static boolean has(JavaClass type, Class<? extends Annotation> annotation) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .anyMatch(each -> each.isAnnotatedWith(annotation) || each.isMetaAnnotatedWith(annotation));
    }

    private static boolean uses(JavaClass type, Class<?> other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().isEquivalentTo(other));
    }
}
