package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Removing any single sequence flow or sign-off from a shipped process is refused. It needs no context; its name puts
 * it among the slow tests, because it proves more than a hundred releases.
 */
class SingleRemovalsSlowTests {

    private static final Pattern FLOW = Pattern.compile("<bpmn:sequenceFlow id=\"([^\"]+)\"");
    private static final Pattern SIGN_OFF =
            Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"(?:(?!</bpmn:userTask>).)*muster\\.control", Pattern.DOTALL);

    /** Flows without which every promise is still kept, and why. */
    private static final Map<String, String> HARMLESS = Map.ofEntries(
            Map.entry(
                    "Flow_ApprovalsNeeded_FullyApproved",
                    "every version then needs a second approval, which is stricter"),
            Map.entry("Flow_Reviewed_Rejected", "a rejection then sends the version back instead of ending it"),
            Map.entry("Flow_Approved_Rejected", "a rejection then sends the version back instead of ending it"),
            Map.entry("Flow_ApprovedAgain_Rejected", "a rejection then sends the version back instead of ending it"),
            Map.entry("Flow_WhoAgrees_Agreed", "every renewal then needs people, which is stricter"),
            Map.entry("Flow_Approver_Agreed", "every renewal by people then needs an approver, which is stricter"),
            Map.entry("Flow_Approved_Agreed", "an approval then counts as a refusal: a way less, and none to a guard"),
            Map.entry("Flow_Second_Agreed", "every approved renewal then needs a second approver, which is stricter"),
            Map.entry(
                    "Flow_ApprovedAgain_Agreed",
                    "a second approval then counts as a refusal: a way less, and none to a guard"),
            Map.entry(
                    "Flow_UseSigned_Agreed",
                    "people are then asked until the task lapses: a way less, and none to a guard"),
            Map.entry(
                    "Flow_ExceptionApproved_Decided",
                    "the approver is then asked again until the task lapses: a way less"),
            Map.entry(
                    "Flow_ApprovalsNeeded_Signed",
                    "every reinstatement then needs a second approval, which is stricter"),
            Map.entry(
                    "Flow_ApprovedAgain_Signed", "a version of tier 1 then stays suspended in spite of every approval"),
            Map.entry(
                    "Flow_Reworked_Begin",
                    "what is handed in again is then withdrawn: a way less, and none to a guard"),
            Map.entry(
                    "Flow_InForce_CompareChange",
                    "what was overtaken then ends as refused instead of being asked for again"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "revalidation",
                "retirement",
                "process-change",
                "suspension",
                "reinstatement",
                "emergency",
                "change"
            })
    void missesEverySequenceFlow(String folder) {
        var unnoticed = new TreeSet<String>();
        var harmless = new TreeSet<>(HARMLESS.keySet());
        harmless.retainAll(ids(folder, FLOW));
        for (var flow : ids(folder, FLOW)) {
            if (ShippedProof.prove(folder, diagram -> without(diagram, flow)).permitsDeployment()) {
                unnoticed.add(flow);
            }
        }

        assertThat(unnoticed).isEqualTo(harmless);
    }

    /** A dead task would be reported anyway; the path around it must be reported, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "revalidation",
                "retirement",
                "process-change",
                "suspension",
                "reinstatement",
                "emergency",
                "change"
            })
    void findsTheWayAroundEverySignOff(String folder) {
        for (var task : ids(folder, SIGN_OFF)) {
            var proof = ShippedProof.prove(folder, diagram -> around(diagram, task));

            assertThat(proof.violations())
                    .as(task)
                    .extracting(Violation::property)
                    .anyMatch(property -> property != Property.NO_DEAD_ELEMENT);
        }
    }

    private static List<String> ids(String folder, Pattern pattern) {
        try (var files = Files.list(Path.of("processes", folder))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(SingleRemovalsSlowTests::read)
                    .flatMap(diagram -> pattern.matcher(diagram).results())
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the Modeler takes out a flow: with its ends, its line, and where it is a default. */
    private static String without(String diagram, String flow) {
        return diagram.replaceAll(
                        "<bpmn:sequenceFlow id=\"%1$s\"[^>]*?(?:/>|(?<!/)>.*?</bpmn:sequenceFlow>)"
                                .formatted(flow)
                                .replace(".*?", "[\\s\\S]*?"),
                        "")
                .replaceAll("<bpmn:(incoming|outgoing)>%s</bpmn:(incoming|outgoing)>".formatted(flow), "")
                .replaceAll(
                        "<bpmndi:BPMNEdge [^>]*bpmnElement=\"%s\"[^>]*>[\\s\\S]*?</bpmndi:BPMNEdge>".formatted(flow),
                        "")
                .replace(" default=\"%s\"".formatted(flow), "");
    }

    /** Flows to the task lead to its successor instead. */
    private static String around(String diagram, String task) {
        var next = Pattern.compile("sourceRef=\"%s\" targetRef=\"([^\"]+)\"".formatted(task))
                .matcher(diagram);
        return next.find()
                ? diagram.replace(
                        "targetRef=\"%s\"".formatted(task),
                        Matcher.quoteReplacement("targetRef=\"%s\"".formatted(next.group(1))))
                : diagram;
    }
}
