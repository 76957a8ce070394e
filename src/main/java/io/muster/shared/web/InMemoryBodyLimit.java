package io.muster.shared.web;

import io.muster.shared.requests.LimitedStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * The size limit for request bodies that are read into memory: larger than any legitimate one. The server itself has
 * no such limit. For the engine's own paths see {@link EngineBodyLimit}; uploaded files are limited while they are
 * stored, by {@link LimitedStream}.
 */
@RestControllerAdvice
class InMemoryBodyLimit extends RequestBodyAdviceAdapter {

    private final DataSize most;

    InMemoryBodyLimit(WebSettings settings) {
        this.most = settings.maxBody();
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        if (message.getHeaders().getContentLength() > most.toBytes()) {
            throw new BodyTooLarge(most);
        }
        return new Limited(new LimitedStream(message.getBody(), most, BodyTooLarge::new), message.getHeaders());
    }

    private record Limited(InputStream body, HttpHeaders headers) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
