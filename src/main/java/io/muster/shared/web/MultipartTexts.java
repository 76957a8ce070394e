package io.muster.shared.web;

import io.muster.shared.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;

/**
 * The texts in a multipart body for the engine: every part except files, and the names and types of all parts. The
 * parser is the one that the engine uses, so that both agree on which parts are files.
 */
final class MultipartTexts {

    /**
     * The parts that the engine stores as bytes. In a deployment, these are all parts with a file name: the deployment
     * checks its own texts.
     */
    private static final Set<String> FILES = Set.of("data", "content");

    private final String contentType;
    private final byte[] body;
    private final boolean isDeployment;

    MultipartTexts(String contentType, byte[] body, boolean isDeployment) {
        this.contentType = contentType;
        this.body = body;
        this.isDeployment = isDeployment;
    }

    /** The first text that cannot be stored. A body that cannot be parsed is left to the engine, which refuses it. */
    Optional<String> fault() throws IOException {
        try {
            var parts = new FileUpload().getItemIterator(new Body());
            while (parts.hasNext()) {
                var fault = fault(parts.next());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (FileUploadException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> fault(FileItemStream part) throws IOException {
        var name = String.valueOf(part.getFieldName());
        var texts = Stream.of(
                Texts.fault(name).map("The name of a part "::concat),
                fileName(part).flatMap(file -> Texts.fault("file name of " + name, file)),
                Texts.fault("type of " + name, part.getContentType()),
                isFile(part, name) ? Optional.<String>empty() : Texts.fault(name, text(part)));
        return texts.flatMap(Optional::stream).findFirst();
    }

    private boolean isFile(FileItemStream part, String name) {
        return fileName(part).isPresent() && (isDeployment || FILES.contains(name));
    }

    /** The library itself refuses a file name with a NUL character, but only when the name is read. */
    private static Optional<String> fileName(FileItemStream part) {
        try {
            return Optional.ofNullable(part.getName());
        } catch (InvalidFileNameException e) {
            return Optional.of(e.getName());
        }
    }

    private static String text(FileItemStream part) throws IOException {
        try (var content = part.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private final class Body implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated // The library's interface still requires it, next to contentLength().
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
