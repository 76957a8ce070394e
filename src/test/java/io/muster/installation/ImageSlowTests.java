package io.muster.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The image, run by {@code runc}. Made before by {@code mvn -Pcontainer package}. Where root or a tool is missing, the test
 * is skipped and says which.
 */
@EnabledIfSystemProperty(
        named = "muster.installation",
        matches = "true",
        disabledReason = "the image is tested by mvn -Pinstallation verify")
class ImageSlowTests {

    private static final Path IMAGE = Path.of("target/muster-image.tar");
    private static final int CANNOT = 77;

    @Test
    void runsConfinedAndStopsInTime() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(IMAGE),
                "SKIPPED: there is no %s. Make it with mvn -Pcontainer package -DskipTests".formatted(IMAGE));

        var run = new ProcessBuilder(List.of("bash", "deployment/container/try-with-runc.sh", IMAGE.toString()))
                .redirectErrorStream(true)
                .start();
        var out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();

        Assumptions.assumeTrue(run.exitValue() != CANNOT, "SKIPPED: " + out);
        assertThat(run.exitValue()).as(out).isZero();
        assertThat(out)
                .contains(
                        "ready: {\"status\":\"UP\"}",
                        "user: 10001:10001",
                        "root: Read-only file system",
                        "heap: MaxRAMPercentage=35",
                        "anonymous: 401")
                .containsPattern("stopped: status (143|0) after [0-9] s");
    }
}
