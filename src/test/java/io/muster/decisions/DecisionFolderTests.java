package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionFolderTests {

    @TempDir
    Path folder;

    @BeforeEach
    void layATableDown() throws IOException {
        Files.writeString(
                folder.resolve("routing.dmn"), Dmn.table("FIRST", List.of("tier:integer"), "1|\"two\"", "|\"one\""));
    }

    @Test
    void runsTheCasesBesideATable() throws IOException {
        cases("tier,answer", "# strict", "1,two", "", "3,one", ",one");

        var report = report();

        assertThat(report.permits()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.tables()).isOne();
        assertThat(report.cases()).isEqualTo(3);
    }

    @Test
    void namesFileLineExpectedAndGotOfACaseThatFails() throws IOException {
        cases("tier,answer", "1,two", "2,two");

        assertThat(report().permits()).isFalse();
        assertThat(report().findings())
                .extracting(DecisionProblem::rule, DecisionProblem::file, DecisionProblem::what)
                .containsExactly(
                        tuple(DecisionRule.CASE, "routing.cases.csv", "line 3, {tier=2}: expected [two], got [one]"));
    }

    @Test
    void saysWhyATableGivesNoAnswer() throws IOException {
        Files.writeString(
                folder.resolve("routing.dmn"), Dmn.table("UNIQUE", List.of("tier:integer"), "1|\"two\"", "|\"one\""));
        cases("tier,answer", "1,two");

        assertThat(report().findings())
                .filteredOn(finding -> finding.rule() == DecisionRule.CASE)
                .singleElement()
                .extracting(DecisionProblem::what)
                .asString()
                .contains("line 2", "no answer", "UNIQUE");
    }

    @Test
    void refusesMalformedCases() throws IOException {
        cases("tier,answer", "1,two,three");
        assertThat(failures()).containsExactly("routing.cases.csv:2: 3 cells, expected 2");

        cases();
        assertThat(failures())
                .containsExactly("routing.cases.csv:1: expected the names of the inputs and, last, of the outputs");

        cases("tier,answer", "1,two");
        Files.delete(folder.resolve("routing.dmn"));
        assertThat(failures()).containsExactly("there is no table with this name beside it");
    }

    @Test
    void warnsOfATableWithoutCases() throws IOException {
        assertThat(report().permits()).isTrue();
        assertThat(report().findings()).extracting(DecisionProblem::rule).containsExactly(DecisionRule.NO_CASES);

        cases("tier,answer", "# none yet");
        assertThat(report().findings()).extracting(DecisionProblem::rule).containsExactly(DecisionRule.NO_CASES);
    }

    @Test
    void saysWhatIsWrongWithATableToo() throws IOException {
        Files.writeString(folder.resolve("routing.dmn"), Dmn.table("FIRST", List.of("tier:integer"), "1|\"two\""));
        cases("tier,answer", "1,two", "2,");

        assertThat(report().permits()).isFalse();
        assertThat(report().findings()).extracting(DecisionProblem::rule).containsExactly(DecisionRule.TOTAL);
    }

    @Test
    void refusesSeveralAnswersWhereADiagramAsksForOne() throws IOException {
        Files.writeString(folder.resolve("routing.dmn"), Dmn.table("COLLECT", List.of("tier:integer"), "1|\"two\""));
        Files.writeString(folder.resolve("release.bpmn"), """
                <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:c="http://camunda.org/schema/1.0/bpmn"><b:process>
                <b:businessRuleTask id="Task_Route" c:decisionRef="routing"/></b:process></b:definitions>""");
        cases("tier,answer", "1,two");

        assertThat(report().findings()).extracting(DecisionProblem::rule).containsExactly(DecisionRule.ONE_ANSWER);
        assertThat(failures()).containsExactly("asked by Task_Route in release.bpmn");
    }

    /** The engine takes it for a table as well. */
    @Test
    void knowsATableByTheSameNamesAsADeployment() throws IOException {
        Files.move(folder.resolve("routing.dmn"), folder.resolve("routing.dmn11.xml"));
        cases("tier,answer", "1,one");

        assertThat(report().tables()).isOne();
        assertThat(failures()).containsExactly("line 2, {tier=1}: expected [one], got [two]");
    }

    @Test
    void leavesAloneWhatIsForTools() throws IOException {
        cases("tier,answer", "1,two");
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/broken.dmn"), "broken");

        assertThat(report().findings()).isEmpty();
    }

    private List<String> failures() throws IOException {
        return report().findings().stream().map(DecisionProblem::what).toList();
    }

    private DecisionFolder.Report report() throws IOException {
        return DecisionFolder.check(folder, List.of());
    }

    private void cases(String... lines) throws IOException {
        Files.write(folder.resolve("routing.cases.csv"), List.of(lines));
    }
}
