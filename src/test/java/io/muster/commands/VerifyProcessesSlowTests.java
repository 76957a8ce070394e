package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyProcessesSlowTests {

    private static final Path RETIREMENT = Path.of("processes/retirement");

    @TempDir
    Path folder;

    @Test
    void provesAFolder() {
        var run = CommandRun.of("verify", RETIREMENT);

        assertThat(run.exit()).as(run.out()).isEqualTo(MusterCommands.OK);
        assertThat(run.out()).contains("retirement: may be deployed, 13 of 13 properties proven");
    }

    @Test
    void aFolderMayHaveANameThatLooksLikeAFiles() throws IOException {
        var inside = Files.createDirectories(folder.resolve("lifecycles.bpmn").resolve("tables.dmn"));
        Files.copy(RETIREMENT.resolve("retirement.bpmn"), inside.resolve("retirement.bpmn"));
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), inside.resolve("confirm-retirement.form"));

        var run = CommandRun.of("verify", folder);

        assertThat(run.out()).contains("tables.dmn: may be deployed, 13 of 13 properties proven");
        assertThat(run.exit()).isEqualTo(MusterCommands.OK);
    }

    @Test
    void showsTheShortestWayToWhatMustNotBe() throws IOException {
        withoutConfirmation();

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("MUST NOT be deployed")
                .contains("violated control-before-guard")
                .contains("Confirm retirement (retirementDecision = keep) → Retire version: no retirement");
    }

    @Test
    void acceptsTheGroupsThatAnOptionDeclares() throws IOException {
        var diagram = Files.readString(RETIREMENT.resolve("retirement.bpmn"))
                .replace("camunda:candidateGroups=\"approver\"", "camunda:candidateGroups=\"creditCommittee\"");
        Files.writeString(folder.resolve("retirement.bpmn"), diagram);
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), folder.resolve("confirm-retirement.form"));

        var without = CommandRun.of("verify", folder);
        assertThat(without.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(without.out()).contains("group 'creditCommittee' does not exist; known are [application, approver,");

        assertThat(CommandRun.of("verify", folder, "--group", "creditCommittee").exit())
                .isEqualTo(MusterCommands.OK);
        assertThat(CommandRun.of("verify", folder, "--group", "approver").exit())
                .isEqualTo(MusterCommands.USAGE);
    }

    @Test
    void writesTheProofAsJson() throws IOException {
        withoutConfirmation();

        var run = CommandRun.of("verify", folder, "--json");

        var proof = new ObjectMapper().readTree(run.out()).path("processes").path("mine");
        assertThat(proof.path("permits").asBoolean()).isFalse();
        assertThat(proof.path("diagrams").has("retirement.bpmn")).isTrue();
        assertThat(proof.findValuesAsText("element")).contains("Task_RetireVersion");
    }

    @Test
    void drawsTheOffendingWayOnAPageThatNeedsNothingElse() throws IOException {
        withoutConfirmation();

        CommandRun.of("verify", folder, "--html", folder.resolve("pages"));

        var page = Files.readString(folder.resolve("pages/mine.html"));
        assertThat(page)
                .contains("It must not be deployed.", "no retirement", "<svg", "data-element=\"Task_RetireVersion\"")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void takesAPolicyOfTheOrganisation() throws IOException {
        var policy = folder.resolve("guard-controls.dmn");
        Files.writeString(
                policy,
                Files.readString(Path.of("processes/decisions/guard-controls.dmn"))
                        .replace("<text>\"retirement\"</text>", "<text>\"ethics-board\"</text>"));

        var run = CommandRun.of("verify", RETIREMENT, "--policy", policy);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).contains("no ethics-board");
    }

    @Test
    void namesTheTableThatLeavesAQuestionAndTheCaseThatDoesNotComeOut() throws IOException {
        var table = Files.readString(Path.of("processes/decisions/longest-wait.dmn"));
        var last = table.indexOf("<rule id=\"Rule_LongestWait_3\"");
        Files.writeString(
                folder.resolve("longest-wait.dmn"),
                table.substring(0, last) + table.substring(table.indexOf("</decisionTable>")));
        Files.writeString(folder.resolve("longest-wait.cases.csv"), "tier,days\n1,61\n2,90\n");

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("decisions: refused (1 tables, 2 cases run)")
                .contains("MUSTER-204 in longest-wait.dmn, table 'longest-wait': no rule answers tier = 3")
                .contains("MUSTER-221 in longest-wait.cases.csv: line 2, {tier=1}: expected [61], got [60]");
        assertThat(CommandRun.of("verify", folder, "--json").out()).contains("\"rule\":\"TOTAL\"");
    }

    @Test
    void saysThatATableCannotBeReadInsteadOfProvingWithoutIt() throws IOException {
        withoutConfirmation();
        Files.writeString(folder.resolve("broken.dmn"), "<definitions");

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).contains("MUSTER-201 in broken.dmn").doesNotContain("mine:");
    }

    @Test
    void namesWhatADiagramMayNotContain() throws IOException {
        var mine = Files.createDirectory(folder.resolve("mine"));
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), mine.resolve("confirm-retirement.form"));
        var diagram = Files.readString(RETIREMENT.resolve("retirement.bpmn"));
        Files.writeString(mine.resolve("retirement.bpmn"), diagram.replace("${archiveEvidence}", "${anything}"));

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).containsPattern("FINDING  retirement.bpmn:\\d+:\\d+ MUSTER-103 at Task_ArchiveEvidence");
    }

    @Test
    void namesAMissingFolder() {
        var run = CommandRun.of("verify", folder.resolve("nowhere"));

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err()).contains("nowhere");
    }

    /** Each of these is one deployment; none of them keeps the sound one from being proved. */
    @Test
    void saysWhatIsWrongWithEachFileAndChecksTheRest() throws IOException {
        var sound = Files.readString(RETIREMENT.resolve("retirement.bpmn"));
        write("sound/retirement.bpmn", sound);
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), folder.resolve("sound/confirm-retirement.form"));
        write("empty/empty.bpmn", "");
        write("words/words.bpmn", "These are only words.\n");
        write("html/page.bpmn", "<html><body/></html>");
        write("cut/cut.bpmn", sound.substring(0, sound.length() / 2));
        write("table/table.bpmn", Files.readString(Path.of("processes/decisions/longest-wait.dmn")));
        write(
                "entity/entity.bpmn",
                sound.replaceFirst(
                        "<bpmn:definitions",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions"));
        write("schema/schema.bpmn", sound.replace("isExecutable=\"true\"", "isExecutable=\"TRUE\""));
        write("twice/twice.bpmn", sound.replaceFirst("id=\"Task_[A-Za-z]+\"", "id=\"retirement\""));
        write("loose/loose.bpmn", sound.replaceFirst("targetRef=\"[A-Za-z_]+\"", "targetRef=\"Nowhere\""));
        write("idle/idle.bpmn", sound.replace("isExecutable=\"true\"", "isExecutable=\"false\""));
        write("unsaid/unsaid.bpmn", sound.replace(" isExecutable=\"true\"", ""));
        write("pair/one.bpmn", sound);
        write("pair/other.bpmn", sound);

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).as(run.out()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("sound: may be deployed, 13 of 13 properties proven")
                .containsPattern("FINDING  empty\\.bpmn:\\d+:\\d+ MUSTER-100 ")
                .containsPattern("FINDING  words\\.bpmn:1:\\d+ MUSTER-100 ")
                .containsPattern(
                        "FINDING  page\\.bpmn:1:\\d+ MUSTER-100 .*Cannot find the declaration of element 'html'")
                .containsPattern("FINDING  cut\\.bpmn:\\d+:\\d+ MUSTER-100 ")
                .containsPattern("FINDING  table\\.bpmn:2:\\d+ MUSTER-100 ")
                .containsPattern("FINDING  entity\\.bpmn:\\d+:\\d+ MUSTER-100 .*DOCTYPE")
                .containsPattern("FINDING  schema\\.bpmn:3:\\d+ MUSTER-100 .*'TRUE' is not a valid value for 'boolean'")
                .containsPattern("FINDING  twice\\.bpmn:\\d+:\\d+ MUSTER-100 .*'retirement'")
                .containsPattern("FINDING  loose\\.bpmn:\\d+:\\d+ MUSTER-100 .*'Nowhere'")
                .contains("MUSTER-121 at retirement: there is no process with isExecutable = true")
                .contains("MUSTER-121 at retirement: isExecutable must be true or false")
                .contains("there is another process 'retirement'")
                .endsWith("verdict: MUST NOT be deployed" + System.lineSeparator());
        assertThat(run.out().lines().filter(line -> line.contains("may be deployed")))
                .containsExactly(run.out()
                        .lines()
                        .filter(line -> line.startsWith("sound: "))
                        .findFirst()
                        .orElseThrow());
    }

    /** If rules are broken, no line says that it may be deployed, regardless of the proof. */
    @Test
    void givesOneVerdict() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.copy(RETIREMENT.resolve("retirement.bpmn"), folder.resolve("mine/retirement.bpmn"));

        var run = CommandRun.of("verify", folder, "--html", folder.resolve("pages"));
        var json = new ObjectMapper()
                .readTree(CommandRun.of("verify", folder, "--json").out());

        assertThat(run.out())
                .contains("mine: MUST NOT be deployed: 1 finding above, 13 of 13 properties proven")
                .doesNotContain("may be deployed");
        assertThat(json.path("permits").asBoolean()).isFalse();
        assertThat(json.path("processes").path("mine").path("permits").asBoolean())
                .isFalse();
        assertThat(Files.readString(folder.resolve("pages/mine.html")))
                .contains("It must not be deployed.", "MUSTER-112")
                .doesNotContain("It may be deployed.");
    }

    /** Elements after an unreachable one are not reported as separate mistakes. */
    @Test
    void namesOneElementForOneMistake() throws IOException {
        write(
                "mine/retirement.bpmn",
                Files.readString(RETIREMENT.resolve("retirement.bpmn"))
                        .replaceFirst(
                                "(<bpmn:sequenceFlow id=\"[^\"]*\"[^>]*sourceRef=\"Task_ConfirmRetirement\" targetRef=)\"[A-Za-z_]+\"",
                                "$1\"Task_RetireVersion\""));
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), folder.resolve("mine/confirm-retirement.form"));

        var dead = CommandRun.of("verify", folder)
                .out()
                .lines()
                .filter(line -> line.contains("can never be reached"))
                .toList();

        assertThat(dead)
                .singleElement()
                .asString()
                .contains("'Retire it?' can never be reached, nor what follows it: 'Kept'");
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), content);
    }

    private void withoutConfirmation() throws IOException {
        var mine = Files.createDirectory(folder.resolve("mine"));
        var diagram = Files.readString(RETIREMENT.resolve("retirement.bpmn"));
        Files.writeString(
                mine.resolve("retirement.bpmn"),
                diagram.replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\""));
    }
}
