package io.muster.evidence;

import io.muster.evidence.SignOff.Quorum;
import io.muster.shared.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who accepted, where several people must: counted from what each of them left, never from what one says of others. */
public final class QuorumApprovals {

    private QuorumApprovals() {}

    /**
     * The accepting sign-offs of one round on the same bytes and the same evidence, one a person, in their order.
     *
     * @param all evidence about the version, in order of time
     * @param dossier what they must have been shown: what was accepted on other evidence does not count
     */
    public static List<Evidence> in(Collection<Evidence> all, String round, Digest dossier) {
        var voices = new ArrayList<Evidence>();
        for (var evidence : all) {
            var counts = evidence.signOff()
                    .filter(signOff -> dossier.equals(signOff.dossier()))
                    .map(SignOff::quorum)
                    .filter(Quorum::counts)
                    .filter(quorum -> round.equals(quorum.round()))
                    .isPresent();
            if (counts && voices.stream().noneMatch(voice -> voice.by().samePersonAs(evidence.by()))) {
                voices.add(evidence);
            }
        }
        return voices;
    }
}
