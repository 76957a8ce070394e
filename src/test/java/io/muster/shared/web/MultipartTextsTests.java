package io.muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartTextsTests {

    private static final String TYPE = "multipart/form-data; boundary=edge";

    private static Optional<String> fault(String disposition, String type, String content, boolean isDeployment)
            throws IOException {
        var body = "--edge\r\nContent-Disposition: form-data; %s\r\n%s\r\n%s\r\n--edge--\r\n"
                .formatted(disposition, type.isEmpty() ? "" : "Content-Type: " + type + "\r\n", content)
                .replace('@', '\0');
        return new MultipartTexts(TYPE, body.getBytes(StandardCharsets.UTF_8), isDeployment).fault();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name="attachment-name"                  | ``                       | a@b  | 'attachment-name'
            name="type"                             | text/plain               | a@b  | 'type'
            name="valueType"                        | application/octet-stream | a@b  | 'valueType'
            name="type"; filename="x"               | text/plain               | a@b  | 'type'
            name="data"                             | text/plain               | a@b  | 'data'
            name="da@ta"                            | ``                       | ab   | The name of a part
            name="data"; filename="a@b"             | text/plain               | ab   | 'file name of data'
            name="data"; filename="x"               | text/pl@in               | ab   | 'type of data'
            """)
    void namesThePartWithATextThatCannotBeStored(String disposition, String type, String content, String part)
            throws IOException {
        assertThat(fault(disposition, type, content, false))
                .hasValueSatisfying(why -> assertThat(why).startsWith(part + " contains a character with code 0"));
    }

    @Test
    void filesMayHaveAnyBytes() throws IOException {
        assertThat(fault("name=\"data\"; filename=\"x\"", "application/octet-stream", "a@b", false))
                .isEmpty();
        assertThat(fault("name=\"content\"; filename=\"x\"", "", "a@b", false)).isEmpty();
        assertThat(fault("name=\"picture.png\"; filename=\"picture.png\"", "image/png", "a@b", true))
                .isEmpty();
        assertThat(fault("name=\"deployment-name\"", "", "a@b", true)).isPresent();
    }

    @Test
    void aBodyThatIsNotMultipartIsLeftToItsReader() throws IOException {
        assertThat(new MultipartTexts("multipart/form-data", new byte[] {0}, false).fault())
                .isEmpty();
        assertThat(new MultipartTexts(TYPE, new byte[] {0}, false).fault()).isEmpty();
    }
}
