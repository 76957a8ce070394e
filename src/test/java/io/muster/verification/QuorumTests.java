package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.ControlDiff.DeploymentVersion;
import io.muster.comparison.Difference;
import io.muster.comparison.Difference.Effect;
import io.muster.verification.model.Guard;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** Controls that several people must have signed off. */
class QuorumTests {

    private static final String APPROVED = """
            start S
            sign Approve control=approval quorum=%s
            xor Approved
            step Deploy does=deploy
            end E
            end Rejected
            S -> Approve -> Approved
            Approved -> Deploy if approval == 'yes'
            Approved => Rejected
            Deploy -> E
            """;

    @Test
    void enoughPeopleAreEnough() {
        Bench.draw(APPROVED.formatted(2))
                .demandPeople(Guard.DEPLOY, 2, "approval")
                .isProven();
        Bench.draw(APPROVED.formatted(3))
                .demandPeople(Guard.DEPLOY, 2, "approval")
                .isProven();
    }

    @Test
    void aSignOffWithASmallerQuorumDoesNotProvideTheDemandedControl() {
        var violation = Bench.draw(APPROVED.formatted(2))
                .demandPeople(Guard.DEPLOY, 3, "approval")
                .violates(Property.CONTROL_BEFORE_GUARD, "S Approve Approved Deploy");

        assertThat(violation.inWords()).endsWith("no approval by 3 people");
    }

    @Test
    void onePersonIsWhatASignOffThatSaysNothingMeans() {
        Bench.draw(APPROVED.replace(" quorum=%s", ""))
                .demandPeople(Guard.DEPLOY, 2, "approval")
                .violates(Property.CONTROL_BEFORE_GUARD, "S Approve Approved Deploy");
    }

    @Test
    void twoSignOffsOfOnePersonEachAreNotTwoPeoplesOfOne() {
        Bench.draw("""
                        start S
                        sign One control=approval var=one
                        sign Two control=approval var=two differs=developer,approval
                        xor Approved
                        step Deploy does=deploy
                        end E
                        end Rejected
                        S -> One -> Two -> Approved
                        Approved -> Deploy if one == 'yes' && two == 'yes'
                        Approved => Rejected
                        Deploy -> E
                        """)
                .demandPeople(Guard.DEPLOY, 2, "approval")
                .violates(Property.CONTROL_BEFORE_GUARD, "S One Two Approved Deploy");
    }

    @Test
    void aNewBuildVoidsAllApprovals() {
        Bench.draw(APPROVED.formatted(2)
                        .replace("step Deploy does=deploy", "step Train does=train\nstep Deploy does=deploy")
                        .replace("Approved -> Deploy if", "Train -> Deploy\nApproved -> Train if"))
                .demandPeople(Guard.DEPLOY, 2, "approval")
                .violates(Property.CONTROL_BEFORE_GUARD, "S Approve Approved Train Deploy");
    }

    @Test
    void onlyTheGuardThatDemandsSeveralWantsThem() {
        var both = APPROVED.formatted(1)
                .replace("end E\n", "step Promote does=promote\nend E\n")
                .replace("Deploy -> E", "Deploy -> Promote -> E");

        Bench.draw(both)
                .demandPeople(Guard.PROMOTE, 2, "approval")
                .violates(Property.CONTROL_BEFORE_GUARD, "S Approve Approved Deploy Promote");
    }

    @Test
    void aLoweredQuorumIsWeakerAndARaisedOneIsNot() {
        assertThat(difference(3, 2)).satisfies(weaker -> {
            assertThat(weaker.effect()).isEqualTo(Effect.WEAKER);
            assertThat(weaker.sentence()).endsWith("2 different people must accept, before it was 3");
        });
        assertThat(difference(1, 2).effect()).isEqualTo(Effect.STRONGER);
    }

    private static Difference difference(int before, int after) {
        return ControlDiff.between(edition(before), edition(after)).differences().stream()
                .filter(each -> each.element().equals("Approve"))
                .findFirst()
                .orElseThrow();
    }

    private static DeploymentVersion edition(int people) {
        var bench = Bench.draw(APPROVED.formatted(people));
        return DeploymentVersion.of(bench.diagrams(), bench.examine(), Bench.HARMLESS);
    }
}
