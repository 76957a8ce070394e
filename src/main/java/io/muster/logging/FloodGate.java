package io.muster.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.muster.shared.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * A filter that limits the lines of one kind per minute, and then reports once how many were left out. The kind is the
 * logger, level, message format and type of exception: user input cannot create new kinds, except through loggers that
 * concatenate messages, and those have a limit of their own.
 */
class FloodGate extends TurboFilter {

    static final int OF_A_KIND = 30;
    static final int OF_A_LOGGER = 300;

    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);
    private static final int KINDS_AT_MOST = 2000;
    private static final int BEGINNING = 60;

    private final LongSupplier nanos;
    private final ThreadLocal<Boolean> summing = ThreadLocal.withInitial(() -> false);

    /** Oldest first: with too many kinds, the oldest is reset, but not its logger's window. */
    private final Map<Kind, Window> kinds = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, Window> eldest) {
            return size() > KINDS_AT_MOST;
        }
    };

    private final Map<String, Window> loggers = new HashMap<>();

    FloodGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Kind(
            String logger,
            Level level,
            @Nullable String message,
            @Nullable String thrown) {}

    private static final class Window {

        private long start;
        private int passed;
        private int leftOut;

        Window(long start) {
            this.start = start;
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        // A call without a message only asks whether the level is enabled; and lines below the level do not count.
        if (message == null || summing.get() || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        if (OthersFault.isReportedTwice(logger.getName(), thrown)) {
            return FilterReply.DENY;
        }
        var kind = new Kind(
                logger.getName(),
                level,
                arguments == null || arguments.length == 0 ? beginning(message) : message,
                thrown == null ? null : nameOf(thrown));
        Verdict ofKind;
        var ofLogger = Verdict.PASSES;
        synchronized (kinds) {
            ofKind = pass(kinds, kind, OF_A_KIND);
            if (ofKind.passes()) {
                ofLogger = pass(loggers, logger.getName(), OF_A_LOGGER);
            }
        }
        log(logger, message, ofKind, ofLogger);
        return ofKind.passes() && ofLogger.passes() ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static String nameOf(Throwable thrown) {
        return thrown instanceof Refusal refusal
                ? refusal.slug()
                : thrown.getClass().getName();
    }

    /** A concatenated message may contain anything, mostly towards its end. */
    private static String beginning(String message) {
        var begin = message.length() <= BEGINNING ? message : message.substring(0, BEGINNING);
        return begin.replaceAll("[0-9]+", "#");
    }

    /** @param leftOut how many were left out in the previous window; -1 for the first one left out */
    private record Verdict(boolean passes, int leftOut) {

        static final Verdict PASSES = new Verdict(true, 0);
    }

    private <K> Verdict pass(Map<K, Window> windows, K key, int limit) {
        var now = nanos.getAsLong();
        var window = windows.computeIfAbsent(key, any -> new Window(now));
        var leftOut = 0;
        if (now - window.start >= WINDOW) {
            leftOut = window.leftOut;
            window.start = now;
            window.passed = 0;
            window.leftOut = 0;
        }
        if (window.passed < limit) {
            window.passed++;
            return new Verdict(true, leftOut);
        }
        window.leftOut++;
        return new Verdict(false, window.leftOut == 1 ? -1 : 0);
    }

    private void log(Logger logger, String message, Verdict kind, Verdict ofLogger) {
        if (kind.leftOut() > 0) {
            say(logger, "{} more lines like this were left out in the last minute: {}", kind.leftOut(), message);
        } else if (kind.leftOut() < 0) {
            say(
                    logger,
                    "More than {} lines like this within a minute; the next are counted only: {}",
                    OF_A_KIND,
                    message);
        }
        if (ofLogger.leftOut() > 0) {
            say(logger, "{} more lines of this logger were left out in the last minute{}", ofLogger.leftOut(), "");
        } else if (ofLogger.leftOut() < 0) {
            say(
                    logger,
                    "More than {} lines of this logger within a minute; the next are counted only{}",
                    OF_A_LOGGER,
                    "");
        }
    }

    private void say(Logger logger, String words, int number, String message) {
        summing.set(true);
        try {
            logger.warn(words, number, OneLine.of(message));
        } finally {
            summing.set(false);
        }
    }
}
