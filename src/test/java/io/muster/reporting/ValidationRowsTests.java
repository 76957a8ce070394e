package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.evidence.Evidence;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import io.muster.validation.Validation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationRowsTests {

    @Test
    void aRevalidationIsNewerThanTheValidationOfTheRelease() {
        var released = evidence("1", Validation.EVIDENCE);
        var fresh = evidence("2", Validation.ON_FRESH_DATA);
        var margin = evidence("3", "margin");

        assertThat(ValidationRows.newest(List.of(released, fresh, margin))).contains(fresh);
        assertThat(ValidationRows.newest(List.of(released, margin))).contains(released);
        assertThat(ValidationRows.newest(List.of(margin))).isEmpty();
    }

    private static Evidence evidence(String id, String kind) {
        return new Evidence(
                id,
                VersionId.parse("loan-score@1"),
                Digest.ofText("artifact"),
                kind,
                "accepted",
                JsonNodeFactory.instance.objectNode(),
                Digest.ofText(id),
                TestUsers.VALIDATOR,
                Instant.EPOCH,
                "p-1");
    }
}
