package io.muster.shared.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import io.muster.shared.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The same check of texts for all bodies (JSON, forms, multipart) and query strings of the engine's REST API and web
 * applications. They read a body into memory as a whole, and its size is limited.
 */
final class EngineTextCheck extends OncePerRequestFilter {

    private static final JsonFactory CHECKED = new CheckedJson();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest read;
        try {
            read = checked(request);
        } catch (Refusal refusal) {
            refuse(response, refusal);
            return;
        }
        chain.doFilter(read, response);
    }

    /** @throws Refusal if it contains a text that cannot be stored, or its body is too large */
    private static HttpServletRequest checked(HttpServletRequest request) throws IOException {
        refuse(parameters(request.getQueryString()));
        var body = request.getInputStream().readAllBytes();
        var type = String.valueOf(request.getContentType());
        if (isOf(MediaType.MULTIPART_FORM_DATA_VALUE, type)) {
            refuse(new MultipartTexts(type, body, request.getRequestURI().endsWith("/deployment/create")).fault());
        } else {
            if (isOf(MediaType.APPLICATION_FORM_URLENCODED_VALUE, type)) {
                refuse(parameters(new String(body, StandardCharsets.UTF_8)));
            }
            // The engine may parse everything else as JSON, regardless of the declared type.
            requireStorable(body);
        }
        return new Read(request, body);
    }

    private static void refuse(Optional<String> fault) {
        fault.ifPresent(why -> {
            throw SharedProblem.UNUSABLE_TEXT.refusal(why);
        });
    }

    /** @param encoded as in a query string or a form; null for none */
    private static Optional<String> parameters(@Nullable String encoded) {
        return Optional.ofNullable(encoded).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(EngineTextCheck::decoded)
                .flatMap(parameter -> Texts.fault(parameter.replaceFirst("(?s)=.*", ""), parameter).stream())
                .findFirst();
    }

    /** A parameter that cannot be decoded is refused where it is used. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean isOf(String mediaType, String declared) {
        return declared.toLowerCase(Locale.ROOT).startsWith(mediaType);
    }

    /** A body that is not JSON is refused by its later reader. */
    private static void requireStorable(byte[] body) {
        try (var parser = CHECKED.createParser(body)) {
            while (parser.nextToken() != null) {
                // The parser checks each text as it reads it.
            }
        } catch (IOException notJson) {
            // Nothing here can be stored, because no one can read it.
        }
    }

    /** Answers in the form of the engine's own errors. */
    private static void refuse(HttpServletResponse response, Refusal why) throws IOException {
        response.setStatus(why.kind().status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JSON.writeValue(
                response.getOutputStream(), Map.of("type", why.slug(), "message", String.valueOf(why.getMessage())));
    }

    /** A request whose body has already been read. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream body;

        Bytes(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return body.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body was already read as a whole");
        }
    }
}
