package io.muster.deployment.web;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.web.protocol.AnswerWriter;
import io.muster.deployment.web.protocol.InvalidRequest;
import io.muster.deployment.web.protocol.RequestReader;
import io.muster.deployment.web.protocol.RequestTooLarge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RequestReaderTests {

    private static final String ONE_ROW =
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[2]}]}";
    private static final Duration DAY = Duration.ofDays(1);

    private final LargeRequests large = new LargeRequests(
            new DeploymentSettings("production", "embedded", DAY, DAY, DAY, DAY, DataSize.ofKilobytes(300), 1000));

    private RequestBody body(int spaces) {
        var bytes = (ONE_ROW + " ".repeat(spaces)).getBytes(StandardCharsets.UTF_8);
        return new RequestBody(new ByteArrayInputStream(bytes), large);
    }

    @Test
    void bytesThatAreNoUtf8AreTheRequestsFault() {
        for (var bytes : List.of(new byte[] {0, 0, 0, '{', 1, 2, 3, 4}, new byte[] {'{', '"', (byte) 0xc3, 'x'})) {
            assertThatThrownBy(() -> RequestReader.read(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("not JSON");
        }
    }

    @Test
    void largeRequestsGiveBackTheRoomTheyTook() throws IOException {
        for (var each = 0; each < 50; each++) {
            try (var body = body(250_000)) {
                assertThat(RequestReader.read(body).inputs()).hasSize(1);
            }
        }
    }

    @Test
    void refusesALargeRequestWhileManyOthersAreAnswered() throws IOException {
        var others = new ArrayList<RequestBody>();
        for (var each = 0; each < 4; each++) {
            others.add(body(300_000));
            RequestReader.read(others.get(each));
        }

        assertThatThrownBy(() -> RequestReader.read(body(300_000)))
                .satisfies(refusedWith(DeploymentProblem.SERVER_BUSY));
        assertThat(RequestReader.read(body(0)).inputs()).hasSize(1);
        others.get(0).close();
        assertThat(RequestReader.read(body(250_000)).inputs()).hasSize(1);
    }

    @Test
    void refusesMoreBytesThanAllowedWithoutReadingOn() {
        assertThatThrownBy(() -> RequestReader.read(body(1_000_000)))
                .isInstanceOf(RequestTooLarge.class)
                .hasMessageContaining("more than 307200 bytes");
    }

    @Test
    void answersAreNotFlushedPieceByPiece() throws IOException {
        var flushes = new ArrayList<String>();
        var out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushes.add("flush");
            }
        };

        AnswerWriter.write(
                new AnswerWriter.Answer(io.muster.shared.VersionId.parse("credit@1"), null, 1, List.of()), out);

        assertThat(flushes).isEmpty();
        assertThat(out).hasToString("{\"model_name\":\"credit\",\"model_version\":\"1\",\"outputs\":[]}");
    }
}
