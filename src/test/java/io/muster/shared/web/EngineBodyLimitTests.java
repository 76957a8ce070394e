package io.muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class EngineBodyLimitTests {

    private final EngineBodyLimit limit = new EngineBodyLimit(DataSize.ofBytes(10));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void refusesARequestThatAnnouncesTooMuchBeforeReadingIt() throws Exception {
        limit.doFilter(request("eleven byte", false), response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void stopsAtTheFirstByteTooManyOfWhatDoesNotSay() throws Exception {
        limit.doFilter(request("eleven byte", true), response, chain);

        assertThatThrownBy(() -> chain.getRequest().getInputStream().readAllBytes())
                .isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void stopsWhoReadsCharactersToo() throws Exception {
        limit.doFilter(request("eleven byte", true), response, chain);

        assertThatThrownBy(() -> chain.getRequest().getReader().readLine()).isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void letsThroughWhatIsShortEnough() throws Exception {
        limit.doFilter(request("ten bytes.", true), response, chain);

        assertThat(chain.getRequest().getInputStream().readAllBytes())
                .asString()
                .isEqualTo("ten bytes.");
    }

    private static MockHttpServletRequest request(String body, boolean inChunks) {
        var request = new MockHttpServletRequest("POST", "/engine-rest/deployment/create") {
            @Override
            public long getContentLengthLong() {
                return inChunks ? -1 : super.getContentLengthLong();
            }
        };
        request.setContent(body.getBytes(StandardCharsets.US_ASCII));
        return request;
    }
}
