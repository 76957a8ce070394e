package io.muster.evidence.attachments;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import org.springframework.stereotype.Service;

/**
 * The thread of challenge and response on a version: questions to it, and what was answered. Each is evidence, and so a
 * part of what is decided on.
 */
@Service
public class Challenges {

    public static final String CHALLENGE = "challenge";
    public static final String RESPONSE = "response";

    private final EvidenceLedger ledger;
    private final Inventory inventory;

    Challenges(EvidenceLedger ledger, Inventory inventory) {
        this.ledger = ledger;
        this.inventory = inventory;
    }

    private record Challenge(String text) {}

    /** @param challenge id of the evidence that it answers */
    private record Response(String challenge, String text) {}

    /** @throws Refusal {@code INVALID_CONTRIBUTION} for a text that cannot be kept */
    public Evidence raise(VersionId version, String text, Actor by) {
        inventory.version(version);
        Attachments.requireText("challenge", text);
        return ledger.record(
                new NewEvidence(version, null, CHALLENGE, "raised", new Challenge(text.strip()), null), by);
    }

    /** @throws Refusal {@code INVALID_CONTRIBUTION} if there is no such challenge of the version */
    public Evidence respond(VersionId version, String challenge, String text, Actor by) {
        Attachments.requireText("response", text);
        if (ledger.of(version).stream()
                .noneMatch(each -> each.id().equals(challenge) && each.kind().equals(CHALLENGE))) {
            throw AttachmentProblem.INVALID_CONTRIBUTION.refusal(
                    "%s has no challenge '%s' that could be answered", version, challenge);
        }
        return ledger.record(
                new NewEvidence(version, null, RESPONSE, "answered", new Response(challenge, text.strip()), null), by);
    }
}
