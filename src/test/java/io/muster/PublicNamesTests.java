package io.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.muster.shared.ProblemType;
import io.muster.shared.ServerMetric;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Names that others store or depend on are declared and do not follow from names in Java: problem types, kinds of audit
 * entries, metrics, statistics and settings. Holds the pages under {@code docs/reference} to the code; {@code -Dmuster.generate} writes them.
 */
class PublicNamesTests {

    private static final Path REFERENCE = Path.of("docs/reference");
    private static final String MEND = "make it again: mvn test -Dtest=PublicNamesTests -Dmuster.generate";

    private static final JavaClasses PRODUCT = ProductClasses.ALL;

    @BeforeAll
    static void generateIfRequested() throws IOException {
        if (System.getProperty("muster.generate") != null) {
            Files.createDirectories(REFERENCE);
            Files.writeString(REFERENCE.resolve("problems.md"), problems());
            Files.writeString(REFERENCE.resolve("audit-events.md"), auditEvents());
            Files.writeString(REFERENCE.resolve("settings.md"), SettingsPage.read());
            Files.writeString(REFERENCE.resolve("metrics.md"), MetricsPage.read());
            Files.writeString(REFERENCE.resolve("statistics.md"), StatisticsPage.read());
        }
    }

    /** Constants only: every refusal is made from one of them, so that none is without a public name. */
    @Test
    void everyProblemIsAConstantOfItsModule() {
        classes()
                .that()
                .implement(ProblemType.class)
                .should()
                .beEnums()
                .because("a public name is written down in one list for each module")
                .check(PRODUCT);
        assertThat(problemTypes().map(ProblemType::slug)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void noSlugFollowsFromTheNameOfAConstant() {
        noClasses()
                .that()
                .implement(ProblemType.class)
                .should()
                .callMethodWhere(asksForItsName())
                .because("renaming a constant must change no published name; write the slug beside it")
                .check(PRODUCT);
    }

    @Test
    void everyPublishedProblemIsRaisedSomewhere() {
        assertThat(problemFields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.getAccessesToSelf())
                        .as("uses of %s", field.getFullName())
                        .anyMatch(access -> !WRITTEN_BY_THE_COMPILER.contains(
                                access.getOrigin().getName())));
    }

    /** The methods of an enum that name all of its constants. */
    private static final List<String> WRITTEN_BY_THE_COMPILER = List.of("<clinit>", "$values");

    @Test
    void everyEventDeclaresItsKind() {
        assertThat(events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.isAnnotatedWith(AuditEvent.class))
                        .as("%s has @AuditEvent", event.getName())
                        .isTrue());
        assertThat(events().stream()
                        .map(event ->
                                event.getAnnotationOfType(AuditEvent.class).value()))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingStoredOrPublishedIsNamedAfterAClass() {
        noClasses()
                .that(DescribedPredicate.not(namesNothingPublic()))
                .should()
                .callMethodWhere(asksForAClassName())
                .because("renaming a class must change no stored or published byte; declare the name instead")
                .check(PRODUCT);
    }

    /** Where a class name is a programming error's message, a class to load, or the engine's own name for a command. */
    private static final List<String> NAMES_NOTHING_PUBLIC = List.of(
            "commands.CommandErrors",
            "extensions.Extensions",
            "identity.commands.ProcessTokenGuard",
            "identity.commands.RefusalRecorder",
            "identity.commands.ReservedCommands",
            "logging.FloodGate",
            "logging.OthersFault",
            "scheduling.quartz.QuartzConfiguration",
            "formats.remote.Endpoint",
            "workers.Launcher",
            "security.keys.SigningKeys",
            "shared.events.AuditKinds",
            "shared.CanonicalJson",
            "shared.files.FilesFailureAnalyzer",
            "step.StepCatalogue",
            "step.StepContract");

    private static DescribedPredicate<JavaClass> namesNothingPublic() {
        return DescribedPredicate.describe(
                "name nothing public",
                type -> NAMES_NOTHING_PUBLIC.contains(type.getName().substring("io.muster.".length())));
    }

    private static DescribedPredicate<JavaCall<?>> asksForItsName() {
        return DescribedPredicate.describe(
                "Enum.name() or toString()",
                call -> call.getTargetOwner().isAssignableTo(Enum.class)
                        && List.of("name", "toString").contains(call.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> asksForAClassName() {
        return DescribedPredicate.describe(
                "Class.getSimpleName(), getName() or getTypeName()",
                call -> call.getTargetOwner().isEquivalentTo(Class.class)
                        && List.of("getSimpleName", "getName", "getTypeName", "getCanonicalName")
                                .contains(call.getName()));
    }

    @Test
    void pageOfProblemsIsThatOfTheCode() {
        assertThat(REFERENCE.resolve("problems.md")).as(MEND).hasContent(problems());
    }

    @Test
    void pageOfAuditEventsIsThatOfTheCode() {
        assertThat(REFERENCE.resolve("audit-events.md")).as(MEND).hasContent(auditEvents());
    }

    @Test
    void pageOfSettingsIsThatOfTheManual() throws IOException {
        assertThat(REFERENCE.resolve("settings.md")).as(MEND).hasContent(SettingsPage.read());
    }

    @Test
    void pageOfMetricsIsThatOfTheCode() {
        assertThat(REFERENCE.resolve("metrics.md")).as(MEND).hasContent(MetricsPage.read());
    }

    @Test
    void pageOfStatisticsIsThatOfTheCode() {
        assertThat(REFERENCE.resolve("statistics.md")).as(MEND).hasContent(StatisticsPage.read());
    }

    @Test
    void everyMeterHasADeclaredName() {
        assertThat(Arrays.stream(ServerMetric.values()).map(ServerMetric::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("muster(\\.[a-z]+)+"));
        classes()
                .that(DescribedPredicate.describe(
                        "make meters",
                        type -> type.getMethodCallsFromSelf().stream().anyMatch(PublicNamesTests::makesAMeter)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServerMetric.class)
                .because("dashboards and alarms name meters, so ServerMetric declares their names")
                .check(PRODUCT);
    }

    private static boolean makesAMeter(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("io.micrometer.core.instrument")
                && List.of("builder", "counter", "timer", "gauge", "summary").contains(call.getName());
    }

    private static Stream<JavaClass> problemEnums() {
        return PRODUCT.stream().filter(type -> type.isAssignableTo(ProblemType.class) && type.isEnum());
    }

    private static Stream<ProblemType> problemTypes() {
        return problemEnums()
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(ProblemType.class::cast);
    }

    private static Stream<JavaField> problemFields() {
        return problemEnums()
                .flatMap(type -> type.getFields().stream()
                        .filter(field -> field.getRawType().equals(type)));
    }

    private static List<JavaClass> events() {
        return PRODUCT.stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
                .toList();
    }

    private static String problems() {
        var lines = new ArrayList<String>();
        lines.add("# Problems");
        lines.add("");
        lines.add(
                "Errors are problem details (RFC 9457): `type` is `/problems/` and one of these words, `title` and `status`"
                        + " accompany it, and `detail` says which id, what state and what was expected. Generated from the code.");
        lines.add("");
        lines.add("| Type | Status | Title |");
        lines.add("|---|---|---|");
        problemTypes()
                .map(problem -> "| `%s` | %d | %s |"
                        .formatted(problem.slug(), problem.kind().status(), problem.title()))
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String auditEvents() {
        var lines = new ArrayList<String>();
        lines.add("# Audit events");
        lines.add("");
        lines.add(
                "The kinds of entries in the audit chains, with the module that publishes them. Each entry keeps who did it,"
                        + " when, what it is about, and the fields of the event as JSON. Generated from the code.");
        lines.add("");
        lines.add("| Kind | Module | Fields |");
        lines.add("|---|---|---|");
        events().stream()
                .map(event -> "| `%s` | %s | %s |"
                        .formatted(event.getAnnotationOfType(AuditEvent.class).value(), module(event), fields(event)))
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String module(JavaClass event) {
        return event.getPackageName().split("\\.")[2].toLowerCase(Locale.ROOT);
    }

    private static String fields(JavaClass event) {
        var names = Stream.of(event.reflect().getRecordComponents())
                .map(component -> "`" + component.getName() + "`")
                .toList();
        return String.join(", ", names);
    }
}
