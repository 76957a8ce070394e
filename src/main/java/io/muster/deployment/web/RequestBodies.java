package io.muster.deployment.web;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * The bodies of inference requests: JSON, of bounded size. All large concurrent ones together have at most four times
 * the bytes allowed for a single one; small ones never wait.
 */
@Component
class RequestBodies {

    private static final int LARGEST_AT_ONCE = 4;
    private static final int SMALL = 64 << 10;
    private static final int STEP_KILOBYTES = 64;

    private final long limit;
    private final Semaphore kilobytes;

    RequestBodies(DeploymentSettings settings) {
        this.limit = settings.maxRequest().toBytes();
        this.kilobytes = new Semaphore(Math.toIntExact(LARGEST_AT_ONCE * (limit / 1024 + 1)));
    }

    /**
     * @return the body, which refuses to be read beyond the limit; closing it releases the memory it reserved
     * @throws InvalidRequest if it is announced as larger than a single request may be
     */
    InputStream open(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        requireJson(request);
        requireAllowed(request.getContentLengthLong());
        return new Body(request.getInputStream());
    }

    /** Browsers send forms and plain text across sites without a preflight request, but not JSON. */
    private static void requireJson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        if (!isJson(request.getContentType())) {
            throw new HttpMediaTypeNotSupportedException(
                    "The content type must be application/json, not '%s'".formatted(request.getContentType()));
        }
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content encoding '%s' is not accepted; send plain JSON".formatted(encoding));
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (MediaType.APPLICATION_JSON_VALUE.equals(contentType)) {
            return true;
        }
        return contentType != null && isParsedJson(contentType);
    }

    private static boolean isParsedJson(String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || StandardCharsets.UTF_8.equals(charset));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param bytes announced or counted; negative if unknown */
    private void requireAllowed(long bytes) {
        if (bytes > limit) {
            throw InvalidRequest.tooLarge("The request has more than %d bytes, the most one may have".formatted(limit));
        }
    }

    /** A request's bytes, up to the limit; a large one reserves memory as it arrives and releases it when closed. */
    private final class Body extends FilterInputStream {

        private long read;
        private int reserved;

        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var some = super.read(bytes, from, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            requireAllowed(read);
            while (read > SMALL + reserved * 1024L) {
                reserve();
            }
        }

        /** @throws Refusal {@code SERVER_BUSY} if there is no room now */
        private void reserve() {
            if (!kilobytes.tryAcquire(STEP_KILOBYTES)) {
                throw DeploymentProblem.SERVER_BUSY.refusal(
                        "Too many large requests are being answered; try again, or send fewer rows at once");
            }
            reserved += STEP_KILOBYTES;
        }

        /** Leaves the connection to the server, which may use it for the next request. */
        @Override
        public void close() {
            kilobytes.release(reserved);
            reserved = 0;
        }
    }
}
