package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Diagram;
import io.muster.lifecycle.ShippedProof;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is guarded like the deployment that it allows, in the proof as well as in the step. */
class CertificateGuardTests {

    @TempDir
    Path folder;

    @Test
    void noCertificateIsProvenWithoutWhatADeploymentDemands() throws IOException {
        var diagram = folder.resolve("certify.bpmn");
        Files.writeString(
                diagram,
                Diagram.around(
                        "certify",
                        "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${issueCertificate}\"/>",
                        "Step"));

        var proof = ShippedProof.prove(diagram);

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations())
                .extracting(Violation::why)
                .anySatisfy(why -> assertThat(why)
                        .contains("no validation", "no independent-review", "no approval", "no second-approval"));
    }
}
