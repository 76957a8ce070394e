package io.muster.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real browser for {@code *BrowserTests}: the machine's own Chromium, else the one Playwright downloads. Each opening
 * is a visitor of its own, without cookies. Where no browser can be had the test is skipped, and says so.
 */
public final class Browser implements AutoCloseable {

    /** The sizes in which pages must look right: a desktop and a phone. */
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {390, 844});

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final BrowserContext visitor;
    private final Page page;

    private Browser(BrowserContext visitor) {
        this.visitor = visitor;
        this.page = visitor.newPage();
    }

    /** @param baseUrl what relative addresses in {@code page().navigate} start from: {@code http://localhost:4711} */
    public static Browser open(String baseUrl) {
        var chromium = Chromium.RUNNING.orElseGet(() -> Assumptions.abort(Chromium.MISSING));
        return new Browser(
                chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(baseUrl)));
    }

    public Page page() {
        return page;
    }

    /** Takes the whole page in every size, as {@code target/screenshots/<name>-<width>x<height>.png}. */
    public List<Path> screenshots(String name) {
        return SIZES.stream().map(size -> screenshot(name, size[0], size[1])).toList();
    }

    private Path screenshot(String name, int width, int height) {
        var file = SCREENSHOTS.resolve("%s-%dx%d.png".formatted(name, width, height));
        page.setViewportSize(width, height);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** Whether the page itself scrolls horizontally, which only pictures may. */
    public boolean isTooWide() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    }

    /**
     * A picture for the documentation in the desktop size, written to the folder that {@code -Dmuster.screenshots} names, such
     * as {@code docs/images}; without it nothing is written.
     */
    public void picture(String name) {
        var folder = System.getProperty("muster.screenshots");
        if (folder == null) {
            return;
        }
        page.setViewportSize(SIZES.get(0)[0], SIZES.get(0)[1]);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }

    @Override
    public void close() {
        visitor.close();
    }

    /** Started with the first test that needs it; ends with the JVM. */
    private static final class Chromium {

        static final String MISSING = "SKIPPED: no browser. Install chromium (or google-chrome) on the PATH, or let"
                + " Playwright download one; then run the *BrowserTests again";

        private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

        static final Optional<com.microsoft.playwright.Browser> RUNNING = start();

        // A browser that is installed must start; only the lack of one is an excuse.
        private static Optional<com.microsoft.playwright.Browser> start() {
            var installed = installed();
            if (installed.isPresent()) {
                var create = new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
                return Optional.of(launch(create, options().setExecutablePath(installed.get())));
            }

            try {
                return Optional.of(launch(new CreateOptions(), options()));
            } catch (PlaywrightException e) {
                LOG.warn("{} ({})", MISSING, e.getMessage());
                return Optional.empty();
            }
        }

        private static com.microsoft.playwright.Browser launch(CreateOptions create, LaunchOptions options) {
            return Playwright.create(create).chromium().launch(options);
        }

        private static LaunchOptions options() {
            return new LaunchOptions()
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
        }

        private static Optional<Path> installed() {
            return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .map(Path::of)
                    .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                            .map(folder::resolve))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
