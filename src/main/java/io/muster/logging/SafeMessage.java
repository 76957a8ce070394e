package io.muster.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import org.slf4j.helpers.MessageFormatter;

/**
 * A converter that puts the untrusted parts of a message on one line. The format is ours, or a library's, and keeps its
 * line breaks if it has arguments; a message without arguments may have been concatenated from anything.
 */
class SafeMessage extends ClassicConverter {

    /** Loggers that print tables at startup, which contain no user input. */
    private static final String TABLES = "io.muster.";

    @Override
    public String convert(ILoggingEvent event) {
        var text = text(event);
        var thrown = event.getThrowableProxy();
        var fault = thrown == null ? null : OthersFault.in(thrown);
        return fault == null ? text : text + OthersFault.inWords(fault, text);
    }

    private static String text(ILoggingEvent event) {
        var arguments = event.getArgumentArray();
        if (!event.getLoggerName().startsWith(TABLES)) {
            return OneLine.of(
                    OthersFault.withoutStack(event.getFormattedMessage().strip()));
        }
        if (arguments == null || arguments.length == 0) {
            return OneLine.ownLines(event.getFormattedMessage());
        }
        var safe = Arrays.stream(arguments).map(SafeMessage::safe).toArray();
        return OneLine.ownLines(
                MessageFormatter.arrayFormat(event.getMessage(), safe).getMessage());
    }

    private static Object safe(Object argument) {
        return OneLine.of(String.valueOf(argument));
    }
}
