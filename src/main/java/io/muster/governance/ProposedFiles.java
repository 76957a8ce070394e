package io.muster.governance;

import io.muster.governance.Change.Sent;
import io.muster.publishing.DeploymentFiles;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Files as somebody wants them deployed.
 *
 * @param files contents by name
 */
record ProposedFiles(
        @Nullable String name,
        @Nullable String source,
        @Nullable String tenant,
        SortedMap<String, byte[]> files) {

    Sent sent() {
        var sent = DeploymentFiles.ofContents(files);
        return new Sent(sent.digest(), name, source, tenant, sent.digests());
    }
}
