package io.muster.evidence.attachments;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * The files attached to versions. Each is evidence, and so a part of what is decided on; its bytes are in an area of the
 * artifact store, by digest.
 */
@Service
public class Attachments {

    /** Who may attach, challenge and respond: all who work on versions. Auditors read only. */
    public static final String CONTRIBUTORS =
            "hasAnyRole('DEVELOPER', 'VALIDATOR', 'APPROVER', 'SECOND_APPROVER', 'OPERATOR')";

    private static final int LONGEST_TEXT = 4000;

    /** No path, no control character, nothing that a header or a shell would read otherwise. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()+-]{0,119}");

    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final Artifacts files;
    private final AttachmentSettings settings;

    Attachments(EvidenceLedger ledger, Inventory inventory, Artifacts artifacts, AttachmentSettings settings) {
        this.ledger = ledger;
        this.inventory = inventory;
        this.files = artifacts.apart("attachments", settings.maxSize());
        this.settings = settings;
    }

    /**
     * Attaches a file. Bytes are stored only if name, type and size are accepted, and recorded only once they are stored; a
     * refusal leaves neither.
     *
     * @param content read to its end, not closed
     * @throws Refusal {@code VERSION_NOT_FOUND} if there is no such version
     * @throws Refusal {@code INVALID_CONTRIBUTION} for a name or description that cannot be kept
     * @throws Refusal {@code ATTACHMENT_TYPE_REFUSED} if the content is of another type than those accepted
     * @throws Artifacts.ArtifactTooLarge as soon as the limit is exceeded
     */
    public Evidence attach(VersionId version, String name, String description, InputStream content, Actor by) {
        inventory.version(version);
        requireName(name);
        requireText("description", description);
        try {
            var prefix = content.readNBytes(MediaTypes.PREFIX);
            var type = requireType(name, prefix);
            var digest = files.store(new SequenceInputStream(new ByteArrayInputStream(prefix), content));
            var body = new Attachment(name, type, files.size(digest), digest, description.strip());
            return ledger.record(new NewEvidence(version, null, Attachment.KIND, Attachment.ATTACHED, body, null), by);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '%s' could not be read".formatted(name), e);
        }
    }

    /** @throws Refusal {@code ATTACHMENT_NOT_FOUND} if this evidence is not an attachment of the version */
    public Attachment find(VersionId version, String evidence) {
        return ledger.of(version).stream()
                .filter(each -> each.id().equals(evidence) && each.kind().equals(Attachment.KIND))
                .findFirst()
                .map(each -> CanonicalJson.MAPPER.convertValue(each.body(), Attachment.class))
                .orElseThrow(() ->
                        AttachmentProblem.ATTACHMENT_NOT_FOUND.refusal("%s has no attachment '%s'", version, evidence));
    }

    /** The bytes, checked while they are read; the caller closes the stream. */
    public InputStream open(Attachment attachment) {
        return files.open(attachment.content());
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AttachmentProblem.INVALID_CONTRIBUTION.refusal(
                    "A file cannot be kept as '%s': expected 1 to 120 letters, digits, spaces and ._()+-, a letter or digit first",
                    name);
        }
    }

    static void requireText(String what, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw AttachmentProblem.INVALID_CONTRIBUTION.refusal(
                    "The %s has %d characters: expected 1 to %d",
                    what, text == null ? 0 : text.strip().length(), LONGEST_TEXT);
        }
    }

    private String requireType(String name, byte[] prefix) {
        var type = MediaTypes.of(prefix, name);
        if (prefix.length == 0 || !settings.types().contains(type)) {
            throw AttachmentProblem.ATTACHMENT_TYPE_REFUSED.refusal(
                    "The content of '%s' is %s: expected one of %s",
                    name,
                    prefix.length == 0 ? "empty" : "of type " + type,
                    settings.types().stream().sorted().toList());
        }
        return type;
    }
}
