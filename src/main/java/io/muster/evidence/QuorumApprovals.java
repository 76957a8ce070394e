package io.muster.evidence;

import io.muster.evidence.SignOff.Quorum;
import io.muster.shared.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The approvals that count towards a quorum. Counts each person's own sign-off; a sign-off's list of earlier approvers
 * is never trusted.
 */
public final class QuorumApprovals {

    private QuorumApprovals() {}

    /**
     * The accepting sign-offs of one round on the same bytes and the same evidence, one per person, in order.
     *
     * @param all evidence about the version, in order of time
     * @param dossier what they must have been shown; approvals on other evidence do not count
     */
    public static List<Evidence> in(Collection<Evidence> all, String round, Digest dossier) {
        var approvals = new ArrayList<Evidence>();
        for (var evidence : all) {
            var counts = evidence.signOff()
                    .filter(signOff -> dossier.equals(signOff.dossier()))
                    .map(SignOff::quorum)
                    .filter(Quorum::counts)
                    .filter(quorum -> round.equals(quorum.round()))
                    .isPresent();
            if (counts && approvals.stream().noneMatch(approval -> approval.by().samePersonAs(evidence.by()))) {
                approvals.add(evidence);
            }
        }
        return approvals;
    }
}
