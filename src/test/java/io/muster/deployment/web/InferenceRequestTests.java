package io.muster.deployment.web;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.web.protocol.InferenceAnswer;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.shared.VersionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;

class InferenceRequestTests {

    private static final String ONE_ROW =
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[2]}]}";
    private static final Duration DAY = Duration.ofDays(1);

    private final RequestBodies bodies = new RequestBodies(
            new DeploymentSettings("production", "embedded", DAY, DAY, DAY, DAY, DAY, DataSize.ofKilobytes(300), 1000));

    /** A body that does not announce its length. */
    private InputStream body(int spaces) throws IOException, HttpMediaTypeNotSupportedException {
        var request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContentType("application/json");
        request.setContent((ONE_ROW + " ".repeat(spaces)).getBytes(StandardCharsets.UTF_8));
        return bodies.open(request);
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheRequest() {
        for (var bytes : List.of(new byte[] {0, 0, 0, '{', 1, 2, 3, 4}, new byte[] {'{', '"', (byte) 0xc3, 'x'})) {
            assertThatThrownBy(() -> InferenceRequest.read(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("not JSON");
        }
    }

    @Test
    void largeRequestsGiveBackTheRoomTheyTook() throws Exception {
        for (var each = 0; each < 50; each++) {
            try (var body = body(250_000)) {
                assertThat(InferenceRequest.read(body).inputs()).hasSize(1);
            }
        }
    }

    @Test
    void refusesALargeRequestWhileManyOthersAreAnswered() throws Exception {
        var others = new ArrayList<InputStream>();
        for (var each = 0; each < 4; each++) {
            others.add(body(300_000));
            InferenceRequest.read(others.get(each));
        }

        assertThatThrownBy(() -> InferenceRequest.read(body(300_000)))
                .satisfies(refusedWith(DeploymentProblem.SERVER_BUSY));
        assertThat(InferenceRequest.read(body(0)).inputs()).hasSize(1);
        others.get(0).close();
        assertThat(InferenceRequest.read(body(250_000)).inputs()).hasSize(1);
    }

    @Test
    void refusesMoreBytesThanAllowedWithoutReadingOn() {
        assertThatThrownBy(() -> InferenceRequest.read(body(1_000_000)))
                .isInstanceOf(InvalidRequest.class)
                .satisfies(refusedWith(DeploymentProblem.REQUEST_TOO_LARGE))
                .hasMessageContaining("more than 307200 bytes");
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLarge() {
        var announced = new MockHttpServletRequest();
        announced.setContentType("application/json");
        announced.setContent(new byte[307_201]);

        assertThatThrownBy(() -> bodies.open(announced)).satisfies(refusedWith(DeploymentProblem.REQUEST_TOO_LARGE));
    }

    @Test
    void refusesABodyThatIsNotDeclaredAsPlainJson() {
        for (var type :
                new String[] {null, "text/plain", "application/json;charset=ISO-8859-1", "json", "application/"}) {
            var request = new MockHttpServletRequest();
            request.setContentType(type);
            assertThatThrownBy(() -> bodies.open(request))
                    .as("content type %s", type)
                    .isInstanceOf(HttpMediaTypeNotSupportedException.class);
        }
        var packed = new MockHttpServletRequest();
        packed.setContentType("application/json");
        packed.addHeader("Content-Encoding", "gzip");
        assertThatThrownBy(() -> bodies.open(packed)).hasMessageContaining("gzip");
    }

    @Test
    void answersAreNotFlushedPieceByPiece() throws Exception {
        var flushes = new ArrayList<String>();
        var out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushes.add("flush");
            }
        };

        new InferenceAnswer(VersionId.parse("credit@1"), null, 1, List.of()).write(out);

        assertThat(flushes).isEmpty();
        assertThat(out).hasToString("{\"model_name\":\"credit\",\"model_version\":\"1\",\"outputs\":[]}");
    }
}
