package io.muster.formats.remote;

import io.muster.formats.ArtifactFile;
import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Refusal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The format of models that run elsewhere: Open Inference Protocol v2, MLflow's scoring server, or a described JSON
 * endpoint. The artifact is the description. TLS certificates are verified, redirects are not followed, calls are not
 * retried.
 */
@Component
class RemoteFormat implements ModelFormat {

    /** The format's name in the inventory. */
    static final String ID = "remote";

    private final ScoringSettings settings;
    private final RemoteSettings remote;
    private final HttpClient client;

    RemoteFormat(ScoringSettings settings, RemoteSettings remote) {
        this.settings = settings;
        this.remote = remote;
        this.client = HttpClient.newBuilder()
                .connectTimeout(remote.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public FormatFacts facts() {
        return new FormatFacts("muster_remote", null, false);
    }

    @Override
    public Optional<Signature> inspect(Path artifact) {
        return Optional.of(read(artifact).signature());
    }

    /** Always bounded: each call has a time limit, and a response is not read beyond its size limit. */
    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        return Optional.empty();
    }

    @Override
    public boolean runsHere() {
        return false;
    }

    /** @throws Refusal {@code ENDPOINT_NOT_ALLOWED} if the settings do not allow the descriptor's endpoint or secret */
    @Override
    public Scorer load(Path artifact, Signature signature) {
        var descriptor = read(artifact);
        var wire = RemoteProtocol.of(descriptor, signature, remote.rowsPerCall());
        return new RemoteScorer(signature, new Endpoint(client, descriptor, remote), wire);
    }

    private Descriptor read(Path artifact) {
        var descriptor = DescriptorReader.read(ArtifactFile.read(artifact, settings.maxDocumentSize()));
        RemoteProtocol.requireSound(descriptor);
        return descriptor;
    }
}
