package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.artifacts.ArtifactSettings;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.shared.VersionId;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Files, challenges and responses on a version: they are evidence, and nothing of a refused one is kept. */
@MusterServerTest
@Import({ProcessDriver.class, Loans.class})
@TestPropertySource(properties = {"muster.lifecycle.worker.enabled=false", "test.context=governed-processes"})
class ContributionsBrowserTests {

    private static final String PDF = "%PDF-1.4\nA report.\n%%EOF\n";

    @Autowired
    Server server;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    ArtifactSettings artifacts;

    @TempDir
    Path folder;

    private VersionId version;

    @BeforeEach
    void aDraft() {
        version = loans.good(Materiality.LOW);
    }

    @Test
    void anAttachedFileIsEvidenceAndComesBackAsItWas() throws Exception {
        var answer = attach("dora", "report.pdf", PDF.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ledger.of(version)).last().satisfies(evidence -> {
            assertThat(evidence.kind()).isEqualTo("attachment");
            assertThat(evidence.by()).isEqualTo(TestUsers.DEVELOPER);
            assertThat(evidence.body().path("type").asText()).isEqualTo("application/pdf");
            assertThat(evidence.body().path("size").asInt()).isEqualTo(PDF.length());
        });
        var id = ledger.of(version).get(ledger.of(version).size() - 1).id();
        var file = server.signedIn("ada").get(page() + "/attachments/" + id);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.header("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("attachment;").contains("report.pdf"));
        assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.header("Content-Security-Policy"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("sandbox;"));
        assertThat(file.header("Content-Type")).contains("application/octet-stream");
        assertThat(server.browser().get(page() + "/attachments/" + id).status()).isEqualTo(302);
        assertThat(server.signedIn("app").get(page() + "/attachments/" + id).status())
                .isEqualTo(403);
        assertThat(server.signedIn("ada").get(page() + "/attachments/other").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            report.pdf    | <html><script>alert(1)</script></html> | of type text/html
            picture.png   | <svg xmlns='http://www.w3.org/2000/svg'/> | of type image/svg+xml
            report.pdf    | MZ and a program                       | of type application/
            empty.pdf     | ''                                     | is empty
            ../../passwd  | %PDF-1.4                               | cannot be kept as '../../passwd'
            """)
    void refusesAnotherTypeOrNameAndKeepsNothing(String name, String content, String why) throws Exception {
        var files = files();

        var answer = attach("dora", name, content.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
        assertThat(ledger.of(version)).isEmpty();
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void refusesOneByteTooManyAndKeepsNothing() throws Exception {
        var files = files();

        var answer = send("dora", "report.pdf", BodyPublishers.ofInputStream(() -> new Endless((25L << 20) + 1)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(ledger.of(version)).isEmpty();
        assertThat(files()).isEqualTo(files);
    }

    /** The server does not read it to its end; the client may learn that by an answer or by a closed connection. */
    @Test
    void doesNotReadAGigabyteAndKeepsNothing() throws Exception {
        var files = files();
        var body = new Endless(1L << 30);

        try {
            assertThat(send("dora", "report.pdf", BodyPublishers.ofInputStream(() -> body))
                            .statusCode())
                    .isEqualTo(413);
        } catch (IOException closed) {
            assertThat(closed).hasMessageNotContaining("timed out");
        }

        assertThat(body.sent).isLessThan(1L << 28);
        assertThat(ledger.of(version)).isEmpty();
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void onlyWhoWorksOnVersionsAttaches() throws Exception {
        for (var person : new String[] {"ada", "app", "wanda"}) {
            assertThat(attach(person, "report.pdf", PDF.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(ledger.of(version)).isEmpty();
    }

    @Test
    void aThreadOfChallengeAndResponseIsPartOfWhatIsDecidedOn() {
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        driver.settle();
        var task = driver.task(version.toString(), "Task_ReviewIndependently")
                .orElseThrow()
                .getId();
        var before = driver.tasks().getVariableLocal(task, "dossier");
        var api = "/api/versions/%s/challenges".formatted(version);
        var raised = server.as("vera").post(api, "{\"text\": \"Why only one year of data?\"}");
        assertThat(raised.status()).as(raised.body()).isEqualTo(201);
        var answered = server.as("dora")
                .post(
                        "%s/%s/responses"
                                .formatted(api, raised.json().path("id").asText()),
                        "{\"text\": \"The product is one year old.\"}");
        assertThat(answered.status()).as(answered.body()).isEqualTo(201);
        assertThat(server.as("dora")
                        .post(api + "/no-such/responses", "{\"text\": \"To nothing\"}")
                        .status())
                .isEqualTo(400);

        assertThat(driver.tasks().getVariableLocal(task, "dossier")).isNotEqualTo(before);
        assertThat(server.signedIn("vera")
                        .get("/tasks/%s/evidence".formatted(task))
                        .body())
                .contains("Why only one year of data?", "The product is one year old.")
                .contains(String.valueOf(driver.tasks().getVariableLocal(task, "dossier")));
    }

    @Test
    void thePageOffersItToThoseWhoWorkOnVersionsOnly() throws Exception {
        assertThat(server.signedIn("ada").get(page()).body()).doesNotContain("Attach, challenge, respond");
        var file = Files.writeString(folder.resolve("report.txt"), "What was validated and how.");
        try (var browser = Browser.open(server.url())) {
            var page = browser.page();
            page.navigate(page());
            page.fill("#username", "dora");
            page.fill("#password", ServerUsers.password("dora"));
            page.click("button[type=submit]");
            page.setInputFiles("input[name=file]", file);
            page.fill("input[name=description]", "The validation report");
            page.getByText("Attach", new Page.GetByTextOptions().setExact(true)).click();
            page.fill("input[name=text]", "Why only one year of data?");
            page.getByText("Challenge", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();

            page.getByText("Why only one year of data?").first().waitFor();
            page.getByText("Download report.txt").waitFor();
            browser.screenshots("contributions");
            assertThat(browser.isTooWide()).isFalse();
        }
        assertThat(ledger.of(version)).extracting(Evidence::kind).containsExactly("attachment", "challenge");
    }

    private HttpResponse<String> attach(String person, String name, byte[] content) throws Exception {
        return send(person, name, BodyPublishers.ofByteArray(content));
    }

    private HttpResponse<String> send(String person, String name, HttpRequest.BodyPublisher body) throws Exception {
        var credentials = Base64.getEncoder()
                .encodeToString((person + ":" + ServerUsers.password(person)).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(server.url()
                        + "/api/versions/%s/attachments?name=%s&description=The+report"
                                .formatted(version, name.replace("/", "%2F"))))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/octet-stream")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private String page() {
        return "/versions/%s/%d".formatted(version.model(), version.number());
    }

    /** Complete and incomplete ones. */
    private long files() throws IOException {
        var area = artifacts.directory().resolve("attachments");
        if (!Files.exists(area)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(area)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** A PDF of any size that is never held in memory. */
    private static final class Endless extends InputStream {

        private static final byte[] START = PDF.getBytes(StandardCharsets.UTF_8);
        private final long size;
        private volatile long sent;

        Endless(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (sent == size) {
                return -1;
            }
            var next = sent < START.length ? START[(int) sent] : 'x';
            sent++;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (sent < START.length) {
                return start(buffer, offset);
            }
            var count = (int) Math.min(length, size - sent);
            Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            sent += count;
            return count == 0 ? -1 : count;
        }

        private int start(byte[] buffer, int offset) {
            buffer[offset] = (byte) read();
            return 1;
        }
    }
}
