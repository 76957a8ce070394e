package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code verify --html} writes about a broken process opens in a browser from the disk. */
class RefusedDeploymentBrowserTests {

    private static final Path RETIREMENT = Path.of("processes/retirement");

    @TempDir
    Path folder;

    @Test
    void showsThePathAroundTheControlOnTheDiagram() throws IOException {
        Files.createDirectories(folder.resolve("retirement"));
        Files.writeString(
                folder.resolve("retirement/retirement.bpmn"),
                Files.readString(RETIREMENT.resolve("retirement.bpmn"))
                        .replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\""));
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), folder.resolve("retirement/confirm-retirement.form"));
        CommandRun.of("verify", folder, "--html", folder.resolve("pages"));

        try (var browser = Browser.open("file:" + folder.toAbsolutePath())) {
            browser.page()
                    .navigate(folder.resolve("pages/retirement.html").toUri().toString());

            assertThat(browser.page().content()).contains("It must not be deployed.", "no retirement");
            assertThat(browser.page()
                            .locator("svg [data-element=Task_RetireVersion]")
                            .first()
                            .isVisible())
                    .isTrue();
            browser.picture("refused-retirement");
        }
    }
}
