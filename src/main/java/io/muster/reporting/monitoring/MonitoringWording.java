package io.muster.reporting.monitoring;

import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorResult;
import io.muster.monitoring.incident.Alarm;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.monitor.Thresholds.Band;
import io.muster.monitoring.overview.ModelCondition;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import io.muster.reporting.PageWording;
import io.muster.reporting.chart.ChartPoint.Mark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The wording of the pages about monitoring. */
final class MonitoringWording {

    private static final MathContext TWO_DIGITS = new MathContext(2);

    private MonitoringWording() {}

    static String title(String statistic) {
        return Families.find(statistic).map(Statistic::title).orElse(statistic);
    }

    static String definition(String statistic) {
        return Families.find(statistic).map(Statistic::definition).orElse("");
    }

    /** Such as {@code Population stability index of income, compared with the window before}. */
    static String monitor(String statistic, String compared, String subject) {
        var of = subject.isEmpty() ? "" : " of " + subject;
        var before = compared.equals(Compared.PREVIOUS.word()) ? ", compared with the window before" : "";
        return title(statistic) + of + before;
    }

    static String monitor(MonitorResult result) {
        return monitor(result.statistic(), result.compared().word(), result.subject());
    }

    /** Such as {@code Missing values of income is 0.3, 2.5 times its breach threshold}. */
    static String alarm(Alarm alarm) {
        var value = alarm.value() == null ? " has no value now" : " is " + PageWording.number(alarm.value());
        var excess = alarm.excess() == null || alarm.excess() <= 1
                ? ""
                : ", %s times its breach threshold".formatted(short1(alarm.excess()));
        return monitor(alarm.statistic(), alarm.compared(), alarm.subject()) + value + excess;
    }

    private static String short1(double number) {
        return PageWording.number(Math.round(number * 10) / 10.0);
    }

    static String series(EvaluationStream stream) {
        var windows = "windows of " + (stream.length().word().equals("hour") ? "an " : "a ")
                + stream.length().word();
        return stream.waitsForOutcomes() ? windows + ", with outcomes" : windows;
    }

    static String window(EvaluationStream stream, Instant from) {
        var pattern = switch (stream.length()) {
            case HOUR -> "yyyy-MM-dd HH:mm";
            case DAY -> "yyyy-MM-dd";
            case MONTH -> "yyyy-MM";
        };
        return format(pattern, from);
    }

    static String axis(EvaluationStream stream, Instant from) {
        var pattern = switch (stream.length()) {
            case HOUR -> "MM-dd HH:mm";
            case DAY -> "MM-dd";
            case MONTH -> "yyyy-MM";
        };
        return format(pattern, from);
    }

    private static String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** A value with how sure it is. */
    static String value(MonitorResult result) {
        if (result.value() == null) {
            return "no value";
        }
        var value = PageWording.number(result.value());
        if (result.standardError() != null) {
            return value + " ± " + error(Thresholds.BOTH_SIDES * result.standardError());
        }
        return result.withoutDrift() == null
                ? value
                : value + " (up to " + PageWording.number(result.withoutDrift()) + " by chance)";
    }

    /** Two digits: more would look surer than an error is. */
    private static String error(double reach) {
        return Double.isFinite(reach) && reach != 0
                ? PageWording.number(new BigDecimal(reach).round(TWO_DIGITS).doubleValue())
                : PageWording.number(reach);
    }

    static String threshold(@Nullable Band band) {
        if (band == null || band.lower() == null && band.upper() == null) {
            return "none";
        }
        if (band.lower() == null) {
            return "from " + PageWording.number(band.upper());
        }
        return band.upper() == null
                ? "down from " + PageWording.number(band.lower())
                : "outside " + PageWording.number(band.lower()) + " to " + PageWording.number(band.upper());
    }

    static String verdict(Level level) {
        return switch (level) {
            case CLEAR, NORMAL -> "normal";
            case WARNING -> "warning";
            case BREACH -> "breach";
            case NO_DATA -> "not enough data";
            case ERROR -> "not evaluated";
        };
    }

    static Mark mark(Level level) {
        return switch (level) {
            case CLEAR, NORMAL -> Mark.NORMAL;
            case WARNING -> Mark.WARNING;
            case BREACH -> Mark.BREACH;
            case NO_DATA -> Mark.NOT_ENOUGH_DATA;
            case ERROR -> Mark.NOT_EVALUATED;
        };
    }

    /** The class of a chip or a word in a page. */
    static String style(Level level) {
        return switch (level) {
            case CLEAR, NORMAL -> "good";
            case BREACH, ERROR -> "wrong";
            case WARNING -> "warned";
            case NO_DATA -> "unknown";
        };
    }

    static String style(ModelCondition condition) {
        return switch (condition) {
            case MAJOR_INCIDENT, MINOR_INCIDENT, SILENCED_BREACH, NOT_EVALUATED -> "wrong";
            case RECOVERING, PENDING -> "warned";
            case NOT_ENOUGH_DATA -> "unknown";
            case NORMAL -> "good";
        };
    }
}
