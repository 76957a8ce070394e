package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.Property;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large diagrams are decided, because what makes no difference is not tried in every order, or refused by a limit. */
class ReachTests {

    private static String each(int times, String lines) {
        return IntStream.range(0, times)
                .mapToObj(i -> lines.formatted(i, i + 1))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static final String APPROVED = """
            start Start
            sign Approve control=approval
            xor Approved
            step Deploy does=deploy
            end No
            end Done
            Approved -> Deploy if approval == 'yes'
            Approved => No
            Deploy -> Done
            """;

    /** One sign-off in one of so many branches of six tasks of people. */
    static String signOffBeside(int branches) {
        return APPROVED + "and Split\nand Join\nStart -> Split\nJoin -> Approved\n"
                + "user A1\nuser A2\nuser A3\nuser A4\nuser A5\n"
                + "Split -> Approve -> A1 -> A2 -> A3 -> A4 -> A5 -> Join\n"
                + each(
                        branches - 1,
                        "user B%1$dx1\nuser B%1$dx2\nuser B%1$dx3\nuser B%1$dx4\nuser B%1$dx5\nuser B%1$dx6\n"
                                + "Split -> B%1$dx1 -> B%1$dx2 -> B%1$dx3 -> B%1$dx4 -> B%1$dx5 -> B%1$dx6 -> Join");
    }

    static String reminders(int number) {
        return APPROVED + "Start -> Approve -> Approved\n" + each(number, """
                        on R%1$d to=Approve after=P%2$dD gently
                        step T%1$d does=note
                        end E%1$d
                        R%1$d -> T%1$d -> E%1$d""");
    }

    static String branchesWithLoops(int branches) {
        return APPROVED + "and Split\nand Join\nStart -> Split\nJoin -> Approve -> Approved\n" + each(branches, """
                        xor M%1$d
                        step W%1$dx1 does=note
                        user W%1$dx2
                        step W%1$dx3 does=note
                        user W%1$dx4
                        user W%1$dx5 words=on,again var=v%1$d
                        xor G%1$d
                        user W%1$dx6
                        Split -> M%1$d -> W%1$dx1 -> W%1$dx2 -> W%1$dx3 -> W%1$dx4 -> W%1$dx5 -> G%1$d
                        G%1$d -> M%1$d if v%1$d == 'again'
                        G%1$d => W%1$dx6
                        W%1$dx6 -> Join""");
    }

    static String eventSubProcesses(int number) {
        return APPROVED + "Start -> Approve -> Approved\n" + each(number, """
                        esub H%1$d {
                          start M%1$d message=m%1$d gently
                          user U%1$d
                          step N%1$d does=note
                          end E%1$d
                          M%1$d -> U%1$d -> N%1$d -> E%1$d
                        }""");
    }

    static String inARow(int steps) {
        return APPROVED + each(steps, "step S%d does=note") + "Start -> S0\n" + each(steps - 1, "S%d -> S%d")
                + "S%d -> Approve -> Approved\n".formatted(steps - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void decidesASignOffBesideBranchesOfTasks(int branches) {
        var bench = Bench.draw(signOffBeside(branches));

        bench.isProven();
        assertThat(bench.proof().states()).isLessThan(1_500);
    }

    /** As in most shipped processes, a withdrawal may come at any time. */
    @Test
    void decidesThemWhereAllOfItMayBeStopped() {
        var bench = Bench.draw(signOffBeside(8) + """
                esub Withdraw {
                  start Withdrawn message=withdrawn
                  step Forget does=note
                  end Over
                  Withdrawn -> Forget -> Over
                }
                """);

        bench.isProven();
        assertThat(bench.proof().states()).isLessThan(3_000);
    }

    @Test
    void decidesSixteenReminders() {
        var bench = Bench.draw(reminders(16));

        bench.isProven();
        assertThat(bench.proof().states()).isLessThan(20_000);
    }

    @Test
    void decidesThreeBranchesOfSixWithLoops() {
        Bench.draw(branchesWithLoops(3)).isProven();
    }

    @Test
    void refusesTwelveBranchesOfSixWithLoopsByALimit() {
        Bench.draw(branchesWithLoops(12)).bound(5_000).refuses("main", "gave up in tier 1 after 5,000 states");
    }

    @Test
    void stopsWhereThereIsAReasonToRefuse() {
        var proof = Bench.draw(branchesWithLoops(12) + """
                        step Early does=deploy
                        end Deployed
                        Split -> Early -> Deployed
                        """).proof();

        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations()).hasSize(3);
        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.untranslated())
                .anySatisfy(each -> assertThat(each.what()).contains("stopped in tier 1"));
        assertThat(proof.states()).isLessThan(70_000);
    }

    @Test
    void decidesTenEventSubProcesses() {
        var bench = Bench.draw(eventSubProcesses(10));

        bench.isProven();
        assertThat(bench.proof().states()).isLessThan(20_000);
    }

    @Test
    void decidesTwoThousandStepsInARow() {
        Bench.draw(inARow(2_000)).isProven();
    }
}
