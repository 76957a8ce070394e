package io.muster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.formats.dmn.DmnFormat;
import io.muster.formats.onnx.OnnxFormat;
import io.muster.formats.pmml.PmmlFormat;
import io.muster.step.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Rules that a compiler does not check: the clock that code uses, what may be public, and the words of texts and names. */
class HouseRulesTests {

    /** Each states its reason beside the call. */
    private static final Set<String> WITH_THE_MACHINES_CLOCK = Set.of(
            "io.muster.shared.SharedConfiguration",
            "io.muster.demo.DemoClock",
            "io.muster.inventory.filesystem.FilesystemArtifactStore",
            "io.muster.commands.EvidenceCommands$EvidenceVerify");

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that(describe(
                        "have no stated reason",
                        (JavaClass each) -> !WITH_THE_MACHINES_CLOCK.contains(each.getFullName())))
                .should()
                .accessTargetWhere(describe("asks the machine's clock", HouseRulesTests::isMachinesClock))
                .because("otherwise no test can say what day it is")
                .check(ProductClasses.ALL);
    }

    /** An exception that is no longer needed would also cover code that is added later. */
    @Test
    void everyExceptionAsksTheMachinesClock() {
        assertThat(WITH_THE_MACHINES_CLOCK)
                .allMatch(name -> ProductClasses.ALL.get(name).getAccessesFromSelf().stream()
                        .anyMatch(HouseRulesTests::isMachinesClock));
    }

    private static boolean isMachinesClock(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().equals("java.time") && !takes(target, Clock.class);
            case "systemUTC", "systemDefaultZone", "system" -> owner.isEquivalentTo(Clock.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "<init>" -> owner.isEquivalentTo(Date.class) && !takes(target, long.class);
            default -> false;
        };
    }

    private static boolean takes(AccessTarget target, Class<?> type) {
        return target instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream().anyMatch(each -> each.isEquivalentTo(type));
    }

    /** Each has its reason. */
    private static final Map<String, String> WITH_A_WORD_OF_A_FORMAT = Map.of(
            "src/main/java/io/muster/demo/DemoModels.java", "it enters what a person would",
            "src/main/java/io/muster/demo/DemandModel.java", "likewise",
            "src/main/java/io/muster/processfiles/DeploymentFile.java", "files of decision tables end so");

    @Test
    void formatsAreKnownByTheirWordInTheirOwnPackageOnly() throws IOException {
        assertThat(filesWithAWordOfAFormat())
                .as("ask ModelFormat, its facts or its ID")
                .containsExactlyInAnyOrderElementsOf(WITH_A_WORD_OF_A_FORMAT.keySet());
    }

    private static List<String> filesWithAWordOfAFormat() throws IOException {
        var words = Pattern.compile(formats().stream()
                .map(format -> Pattern.quote("\"" + format.id() + "\""))
                .collect(Collectors.joining("|")));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*/formats/[a-z]+/([A-Za-z]+Format|package-info).java"))
                    .filter(file -> words.matcher(text(file)).find())
                    .map(Path::toString)
                    .toList();
        }
    }

    private static List<ModelFormat> formats() {
        var settings = ScoringSettings.defaults();
        return List.of(new OnnxFormat(settings), new PmmlFormat(settings), new DmnFormat(settings));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatSpringFindsByItselfIsNotPublic() {
        noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .areMetaAnnotatedWith(ControllerAdvice.class)
                .or()
                .areAnnotatedWith(Configuration.class)
                .or()
                .areAnnotatedWith(Step.class)
                .should()
                .bePublic()
                .because(
                        "public is a promise, and who needs what a controller or a step does asks the facade behind it")
                .check(ProductClasses.ALL);
    }

    @Test
    void aStepIsInThePackageOfItsGroup() {
        classes()
                .that()
                .areAnnotatedWith(Step.class)
                .should(ArchCondition.from(
                        describe("be in the package of their group", HouseRulesTests::isWithItsGroup)))
                .because("a reader of docs/steps.md finds its code by the same word")
                .check(ProductClasses.ALL);
    }

    private static boolean isWithItsGroup(JavaClass step) {
        var group = step.getAnnotationOfType(Step.class).group().name().toLowerCase(Locale.ROOT);
        return step.getPackageName().equals("io.muster.lifecycle.steps." + group);
    }

    /** Words that readers stumble over, and what to say instead. In names, words of one name count separately. */
    private static final Map<String, String> SAY_INSTEAD = Map.ofEntries(
            Map.entry("nobody|somebody|anybody", "no one, someone, anyone, or the person by role"),
            Map.entry("who(m)?ever", "the person who"),
            Map.entry("anew", "again"),
            Map.entry("wanted", "expected, required or requested"),
            Map.entry("wish(es)?", "request"),
            Map.entry("doors?", "endpoint"),
            Map.entry("voices?", "approval"),
            Map.entry("heaps? up", "accumulate"),
            Map.entry("(tells?|told) apart", "distinguish"),
            Map.entry("all the same", "nevertheless"),
            Map.entry("put off for ever", "postponed for ever"),
            Map.entry("(?<!there )(is|are) no (?!longer|one|more)\\w+", "is not a"));

    private static final Pattern STUMBLING_BLOCK =
            Pattern.compile("\\b(?:" + String.join("|", SAY_INSTEAD.keySet()) + ")\\b");

    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*+\"");
    private static final Pattern CODE_IN_DOCUMENTS = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\\n]*`");
    private static final Pattern WORD_OF_A_NAME = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

    @Test
    void everyTextUsesTheFieldsWords() throws IOException {
        var found = new TreeMap<String, String>();
        for (var file : filesToRead()) {
            var words = STUMBLING_BLOCK.matcher(words(file));
            while (words.find()) {
                found.put(file + ": " + words.group(), "say: " + instead(words.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    private static String instead(String word) {
        return SAY_INSTEAD.entrySet().stream()
                .filter(entry -> word.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> filesToRead() throws IOException {
        var read = new ArrayList<Path>();
        for (var root : List.of("src/main", "src/test/java", "processes", "docs")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().matches(".*\\.(java|md|html|yaml|bpmn|dmn|form)"))
                        .filter(file -> !file.endsWith("HouseRulesTests.java"))
                        .forEach(read::add);
            }
        }
        try (var files = Files.list(Path.of(""))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(read::add);
        }
        return read;
    }

    /** The text in lower case, without code in documents and strings in tests, which are data. */
    private static String words(Path file) {
        var text = text(file);
        if (file.startsWith("src/test")) {
            text = STRING.matcher(text).replaceAll(" ");
        }
        if (file.toString().endsWith(".md")) {
            text = CODE_IN_DOCUMENTS.matcher(text).replaceAll(" ");
        }
        if (file.toString().endsWith(".java")) {
            text = WORD_OF_A_NAME.matcher(text).replaceAll(" ");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static final Path PRODUCT = Path.of("src/main/java");

    @Test
    void noPackageHoldsMoreTypesThanAReaderTakesIn() {
        assertThat(HouseSizes.crowdedPackages(ProductClasses.ALL.stream().map(JavaClass::getName)))
                .as("packages of more than %d types: give them rooms by topic", HouseSizes.MOST_TYPES)
                .isEmpty();
    }

    @Test
    void aPackageOfOneTypeTooManyIsFound() {
        assertThat(HouseSizes.crowdedPackages(types("io.muster.full", HouseSizes.MOST_TYPES)))
                .isEmpty();
        assertThat(HouseSizes.crowdedPackages(Stream.concat(
                        types("io.muster.full", HouseSizes.MOST_TYPES),
                        Stream.of("io.muster.full.Type1$Nested", "io.muster.full.package-info"))))
                .isEmpty();
        assertThat(HouseSizes.crowdedPackages(types("io.muster.crowded", HouseSizes.MOST_TYPES + 1)))
                .containsExactly("io.muster.crowded has 26 types");
    }

    private static Stream<String> types(String folder, int number) {
        return IntStream.range(0, number).mapToObj(each -> folder + ".Type" + each);
    }

    @Test
    void noFileIsLongerThanAReaderTakesIn() throws IOException {
        assertThat(HouseSizes.longFiles(PRODUCT))
                .as("files of more than %d lines: split them by what each part knows", HouseSizes.MOST_LINES)
                .isEmpty();
    }

    @Test
    void aFileOfOneLineTooManyIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Full.java"), "\n".repeat(HouseSizes.MOST_LINES));
        Files.writeString(folder.resolve("Long.java"), "\n".repeat(HouseSizes.MOST_LINES + 1));
        Files.writeString(folder.resolve("Long.txt"), "\n".repeat(HouseSizes.MOST_LINES + 1));

        assertThat(HouseSizes.longFiles(folder)).containsExactly("Long.java has 301 lines");
    }

    /** Each has its reason. */
    private static final Map<String, String> PUBLIC_WITHOUT_A_USER = Map.of(
            "io.muster.workers.WorkerMain", "it is started by its name",
            "io.muster.engine.tasklist.EvidencePlugin", "Tasklist finds it by its name",
            "io.muster.datasets.ExaminedDataset", "lambdas take it, and byte code does not name what a lambda takes");

    @Test
    void whatIsPublicIsUsedByAnotherPackage() throws IOException {
        var users = Stream.concat(ProductClasses.ALL.stream(), ProductClasses.TESTS.stream())
                .toList();

        assertThat(new PublicUses(users, PRODUCT, Path.of("src/test/java"), Path.of("docs/examples"))
                        .unused(ProductClasses.ALL.stream()))
                .as("public is a promise: make these package-private")
                .containsExactlyInAnyOrderElementsOf(PUBLIC_WITHOUT_A_USER.keySet());
    }

    @Test
    void aPublicTypeThatNoOtherPackageUsesIsFound() throws IOException {
        var alone = new ClassFileImporter().importClasses(ModelFormat.class, HouseRulesTests.class);
        var withAUser = new ClassFileImporter().importClasses(ModelFormat.class, DmnFormat.class);

        assertThat(new PublicUses(List.of(alone.get(ModelFormat.class))).unused(alone.stream()))
                .containsExactly(ModelFormat.class.getName());
        assertThat(new PublicUses(List.copyOf(withAUser)).unused(Stream.of(withAUser.get(ModelFormat.class))))
                .isEmpty();
    }
}
