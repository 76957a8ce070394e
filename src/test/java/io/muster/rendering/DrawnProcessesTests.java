package io.muster.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures of shipped processes in the documentation; {@code -Dmuster.generate} draws them again. */
class DrawnProcessesTests {

    private static final Path IMAGES = Path.of("docs/images");

    private static final DeploymentFile RELEASE = diagram("release/release.bpmn");

    @Test
    void pictureOfTheReleaseIsThatOfTheDiagram() throws IOException {
        isFresh("release.svg", Picture.of(RELEASE).svg("The release of a version", Map.of()) + "\n");
    }

    @Test
    void pictureOfAReleaseThatGoesWellIsThatOfTheDiagram() throws IOException {
        isFresh("release-in-short.svg", ReleasePicture.of(RELEASE));
    }

    private static void isFresh(String image, String drawn) throws IOException {
        var file = IMAGES.resolve(image);
        if (System.getProperty("muster.generate") != null) {
            Files.writeString(file, drawn);
        }

        assertThat(file)
                .as("draw it again: mvn test -Dtest=DrawnProcessesTests -Dmuster.generate")
                .hasContent(drawn);
    }

    private static DeploymentFile diagram(String file) {
        try {
            return new DeploymentFile(
                    file, Files.readAllBytes(Path.of("processes").resolve(file)));
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }
}
