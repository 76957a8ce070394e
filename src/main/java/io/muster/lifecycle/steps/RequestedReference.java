package io.muster.lifecycle.steps;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.monitoring.record.ReferenceEvidence;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The reference of monitoring that someone asked for in a change: the dataset they named, and what was made from it. */
@Component
public class RequestedReference {

    /** The kind of evidence of a request. */
    public static final String REQUEST = "change-request";

    /** The member of its body that names a dataset. */
    private static final String DATA = "data";

    private final EvidenceLedger ledger;

    RequestedReference(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    /** The dataset that the request of a process names; empty if it asks for no reference. */
    public Optional<DatasetId> data(VersionId version, String process) {
        return last(version, process, REQUEST)
                .map(request -> request.body().path(DATA))
                .filter(data -> data.isTextual())
                .map(data -> new DatasetId(data.asText()));
    }

    /** The reference that was made in a process; empty if none was. */
    public Optional<Evidence> in(VersionId version, String process) {
        return last(version, process, ReferenceEvidence.KIND);
    }

    private Optional<Evidence> last(VersionId version, String process, String kind) {
        return Evidence.last(
                ledger.of(version),
                evidence -> evidence.kind().equals(kind) && process.equals(evidence.processInstance()));
    }
}
