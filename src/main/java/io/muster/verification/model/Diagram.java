package io.muster.verification.model;

import io.muster.shared.Digest;

/**
 * A BPMN file of a deployment.
 *
 * @param name under which it is deployed
 */
public record Diagram(String name, byte[] content) {

    public Diagram {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    public Digest digest() {
        return Digest.of(content);
    }
}
