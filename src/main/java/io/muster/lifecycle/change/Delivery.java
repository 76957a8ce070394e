package io.muster.lifecycle.change;

import io.muster.lifecycle.change.Change.Sent;
import io.muster.lifecycle.deploy.SentFiles;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Files as somebody wants them deployed.
 *
 * @param files contents by name
 */
record Delivery(
        @Nullable String name,
        @Nullable String source,
        @Nullable String tenant,
        SortedMap<String, byte[]> files) {

    Sent sent() {
        var sent = SentFiles.ofContents(files);
        return new Sent(sent.digest(), name, source, tenant, sent.digests());
    }
}
