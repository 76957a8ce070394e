package io.muster.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The characters of a document, without its XML declaration. Our parser and the engine's both read these, because a
 * document that they decoded differently could mean something different to each.
 */
public final class XmlText {

    /** Encodings in which any encoding declaration reads the same. */
    private static final List<Charset> KNOWN = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.US_ASCII,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"));

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARATION = Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*\\?>");
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private XmlText() {}

    /** @throws UnreadableArtifact if the bytes are not in an encoding that both would read the same */
    public static String of(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        var declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return withoutMark(decoded(bytes, 0, StandardCharsets.UTF_8));
        }
        var encoding = ENCODING.matcher(declaration.group());
        return decoded(bytes, declaration.end(), encoding.find() ? charset(encoding.group(1)) : StandardCharsets.UTF_8);
    }

    private static Charset charset(String declared) {
        return KNOWN.stream()
                .filter(charset -> charset.name().equalsIgnoreCase(declared))
                .findFirst()
                .orElseThrow(() -> new UnreadableArtifact(
                        "The XML is encoded in '%s': expected one of %s".formatted(declared, KNOWN)));
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableArtifact("The artifact is not text in %s".formatted(charset), e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
