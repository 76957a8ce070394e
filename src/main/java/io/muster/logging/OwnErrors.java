package io.muster.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ExtendedThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A converter that prints the stack trace of our own errors, but only the message of a caller's mistake or an
 * unreachable database. Each message in a stack trace is on one line.
 */
class OwnErrors extends ExtendedThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        if (thrown == null) {
            return "";
        }
        if (OthersFault.in(thrown) != null) {
            // The message contains it, see SafeMessage.
            return "";
        }
        return event.getLevel().isGreaterOrEqual(Level.WARN)
                ? "\n" + throwableProxyToString(new OneLined(thrown)) + "\n"
                : line(last(thrown));
    }

    private static IThrowableProxy last(IThrowableProxy thrown) {
        var last = thrown;
        while (last.getCause() != null && !last.getCause().isCyclic()) {
            last = last.getCause();
        }
        return last;
    }

    private static String line(IThrowableProxy thrown) {
        var name = thrown.getClassName();
        return " (%s: %s)\n"
                .formatted(name.substring(name.lastIndexOf('.') + 1), OneLine.of(String.valueOf(thrown.getMessage())));
    }

    /** The same with messages that cannot imitate lines of the log. */
    private record OneLined(IThrowableProxy thrown) implements IThrowableProxy {

        @Override
        public @Nullable String getMessage() {
            return thrown.getMessage() == null ? null : OneLine.of(thrown.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return thrown.getOverridingMessage() == null ? null : OneLine.of(thrown.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return thrown.getCause() == null ? null : new OneLined(thrown.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            var suppressed = thrown.getSuppressed();
            return suppressed == null
                    ? new IThrowableProxy[0]
                    : Arrays.stream(suppressed).map(OneLined::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }

    static Stream<IThrowableProxy> chain(IThrowableProxy thrown) {
        return Stream.iterate(thrown, each -> each != null && !each.isCyclic(), IThrowableProxy::getCause);
    }
}
