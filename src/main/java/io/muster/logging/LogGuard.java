package io.muster.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.pattern.DynamicConverter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * The listener that installs {@link SafeMessage}, {@link OwnErrors} and {@link FloodGate} right after logging is
 * configured. A format that is not a pattern, such as JSON, escapes by itself and gets only the flood gate.
 */
class LogGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            guard(context);
        }
    }

    static void guard(LoggerContext context) {
        addConverters(context);
        context.getLoggerList()
                .forEach(logger -> logger.iteratorForAppenders().forEachRemaining(LogGuard::compileAgain));
        if (context.getTurboFilterList().stream().noneMatch(FloodGate.class::isInstance)) {
            var gate = new FloodGate(System::nanoTime);
            gate.setContext(context);
            gate.start();
            context.addTurboFilter(gate);
        }
    }

    private static void addConverters(Context context) {
        Map<String, Supplier<DynamicConverter<?>>> rules = new HashMap<>();
        var before = context.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS);
        if (before instanceof Map<?, ?> known) {
            known.forEach((word, converter) -> rules.put((String) word, supplier(converter)));
        }
        for (var word : new String[] {"m", "msg", "message"}) {
            rules.put(word, SafeMessage::new);
        }
        for (var word :
                new String[] {"ex", "exception", "throwable", "wEx", "wex", "xEx", "xException", "xThrowable"}) {
            rules.put(word, OwnErrors::new);
        }
        context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
    }

    @SuppressWarnings("unchecked")
    private static Supplier<DynamicConverter<?>> supplier(Object converter) {
        return (Supplier<DynamicConverter<?>>) converter;
    }

    private static void compileAgain(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> written
                && written.getEncoder() instanceof PatternLayoutEncoder encoder) {
            encoder.stop();
            encoder.start();
        }
    }
}
