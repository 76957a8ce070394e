package io.muster.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGuardTests {

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Logger ours;
    private Logger theirs;

    @BeforeEach
    void configure() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // As Spring Boot's, shortened.
        encoder.setPattern("%p %m%n%wEx");
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        LogGuard.guard(context);
        ours = context.getLogger("io.muster.inventory.Inventory");
        theirs = context.getLogger("org.vendor.Client");
    }

    private enum LoggedProblem implements ProblemType {
        NOT_THERE;

        @Override
        public Declaration declaration() {
            return new Declaration("not-there", Refusal.Kind.NOT_FOUND, "Not there");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[31m", "\u0000", "\u202e"})
    void refusesForgedLogLines(String control) {
        ours.warn("{} was refused", "dora" + control + "ERROR all is lost");
        theirs.warn("dora" + control + "ERROR all is lost");

        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("WARN dora\\")
                        .doesNotContain(control)
                        .contains("ERROR all is lost"));
    }

    @Test
    void aLongTextIsCutAndSaysSo() {
        theirs.warn("Bad request: " + "x".repeat(100_000));
        ours.warn("{} is no name", "x".repeat(100_000));

        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).hasSizeLessThan(OneLine.LONGEST + 100).contains("characters more)"));
    }

    @Test
    void ourOwnTablesKeepTheirLines() {
        ours.info("Self-check at start:\n  ok   one\n  OPEN two");

        assertThat(lines()).hasSize(3);
    }

    @Test
    void aRefusalIsOneLineHoweverDeeplyItIsNested() {
        var refusal = LoggedProblem.NOT_THERE.refusal("There is no 'a\nb'");
        theirs.error("ENGINE-16004 Exception while closing command context", new IllegalStateException("w", refusal));

        assertThat(text()).contains("(not-there: There is no 'a\\nb')").doesNotContain("\tat ");
    }

    @Test
    void aDatabaseThatIsAwayIsOneLine() {
        ours.warn("Looking failed", new RuntimeException("x", new SQLException("Connection refused", "08001")));

        assertThat(text()).contains("Connection refused").doesNotContain("\tat ");
    }

    @Test
    void whatTheEngineSaysOfABadRequestIsOneLine() {
        theirs.error("Failed", new org.camunda.bpm.engine.BadUserRequestException("no such thing"));

        assertThat(text()).contains("no such thing").doesNotContain("\tat ");
    }

    @Test
    void anErrorOfOurOwnIsLoggedWithItsStackTrace() {
        ours.error("Broken", new IllegalStateException("a\nERROR b", new SQLException("syntax", "42601")));

        assertThat(text())
                .contains("java.lang.IllegalStateException: a\\nERROR b")
                .contains("Caused by: java.sql.SQLException: syntax")
                .contains("\tat io.muster.logging.LogGuardTests");
    }

    @Test
    void noOneFloodsTheLogWithOneKindOfLine() {
        for (var i = 0; i < 10_000; i++) {
            ours.warn("{} was refused", "request " + i);
        }

        assertThat(lines()).hasSize(FloodGate.OF_A_KIND + 1);
        assertThat(lines().get(FloodGate.OF_A_KIND)).contains("the next are counted only: {} was refused");
        ours.warn("Something else");
        assertThat(text()).contains("Something else");
    }

    @Test
    void norWithALoggerThatPutsItsMessagesTogetherItself() {
        for (var i = 0; i < 10_000; i++) {
            theirs.warn("request " + word(i) + " was refused");
        }

        assertThat(lines()).hasSize(FloodGate.OF_A_LOGGER + 1);
    }

    @Test
    void afterAMinuteItSaysHowManyWereLeftOut() {
        var now = new long[1];
        context.resetTurboFilterList();
        var gate = new FloodGate(() -> now[0]);
        gate.start();
        context.addTurboFilter(gate);
        for (var i = 0; i < 100; i++) {
            ours.warn("again");
        }
        now[0] = 61_000_000_000L;
        ours.warn("again");

        assertThat(text()).contains("70 more lines like this were left out in the last minute: again");
        assertThat(lines()).hasSize(FloodGate.OF_A_KIND + 3);
    }

    private static String word(int number) {
        return Integer.toString(number, 2).replace('0', 'a').replace('1', 'b');
    }

    @Test
    void numbersInAMessageMakeNoNewKind() {
        for (var i = 0; i < 1000; i++) {
            theirs.warn("request " + i + " was refused");
        }

        assertThat(lines()).hasSize(FloodGate.OF_A_KIND + 1);
    }

    @Test
    void whatTheEngineSaysOfEachFailedCommandIsLeftToItsCaller() {
        var engine = context.getLogger("org.camunda.bpm.engine.context");
        engine.error("ENGINE-16004", LoggedProblem.NOT_THERE.refusal("no"));
        engine.error("ENGINE-16004", new IllegalStateException("ours"));

        assertThat(text()).doesNotContain("not-there").contains("IllegalStateException: ours");
    }

    @Test
    void aStackTraceInAMessageAboutABadRequestIsLeftOut() {
        theirs.warn("HTTP500 org.camunda.bpm.engine.BadUserRequestException: no\n\tat a.B.c(B.java:1)");

        assertThat(text()).isEqualTo("WARN HTTP500 org.camunda.bpm.engine.BadUserRequestException: no\n");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().filter(line -> !line.isBlank()).toList();
    }
}
