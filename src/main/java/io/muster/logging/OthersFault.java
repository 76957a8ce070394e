package io.muster.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.muster.shared.Refusal;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failures whose message is enough, without a stack trace: a refusal, an invalid request, a concurrent change, a
 * database that cannot be reached. Exceptions of libraries are listed by name, because this module depends on none of
 * them.
 */
final class OthersFault {

    private static final Set<String> TYPES = Set.of(
            // The engine: the requested object is missing, forbidden, invalid, or was changed concurrently.
            "org.camunda.bpm.engine.AuthorizationException",
            "org.camunda.bpm.engine.BadUserRequestException",
            "org.camunda.bpm.engine.MismatchingMessageCorrelationException",
            "org.camunda.bpm.engine.OptimisticLockingException",
            "org.camunda.bpm.engine.ParseException",
            "org.camunda.bpm.engine.SuspendedEntityInteractionException",
            "org.camunda.bpm.engine.WrongDbException",
            "org.camunda.bpm.engine.exception.NotAllowedException",
            "org.camunda.bpm.engine.exception.NotFoundException",
            "org.camunda.bpm.engine.exception.NotValidException",
            "org.camunda.bpm.engine.exception.NullValueException",
            "org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException",
            "org.camunda.bpm.engine.impl.identity.PasswordPolicyException",
            "org.camunda.bpm.engine.rest.exception.InvalidRequestException",
            // Requests.
            "org.apache.catalina.connector.ClientAbortException",
            "org.apache.coyote.BadRequestException",
            "org.springframework.http.converter.HttpMessageNotReadableException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException",
            "org.springframework.web.multipart.MultipartException",
            "org.springframework.security.access.AccessDeniedException");

    /** SQL states: connection failures, authorization, unknown database, too many connections, shutdown. */
    private static final Set<String> AWAY = Set.of("08", "28", "3D", "53", "57");

    /** H2's file in use, unreadable, damaged, impossible to create, read-only, or closed meanwhile. */
    private static final Set<Integer> AWAY_IN_H2 = Set.of(90020, 90028, 90030, 90031, 90062, 90097, 90098, 90121);

    private OthersFault() {}

    /** @return the failure whose message is enough, or null if the error is our own */
    static @Nullable IThrowableProxy in(IThrowableProxy thrown) {
        return OwnErrors.chain(thrown).filter(OthersFault::isTheirs).findFirst().orElse(null);
    }

    /** The text to add to a line that does not contain it yet. */
    static String inWords(IThrowableProxy fault, String line) {
        var words = OneLine.of(String.valueOf(fault.getMessage()));
        return line.contains(words) ? "" : " (%s: %s)".formatted(name(fault), words);
    }

    private static String name(IThrowableProxy fault) {
        if (fault instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof Refusal refusal) {
            return refusal.slug();
        }
        var name = fault.getClassName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The engine's REST API puts stack traces into its messages. */
    static String withoutStack(String message) {
        var stack = message.indexOf("\n\tat ");
        return stack > 0 && TYPES.stream().anyMatch(message.substring(0, stack)::contains)
                ? message.substring(0, stack)
                : message;
    }

    /** The engine logs every failed command, but its caller gets the exception too, and logs or answers it. */
    static boolean isReportedTwice(String logger, @Nullable Throwable thrown) {
        return logger.equals("org.camunda.bpm.engine.context")
                && thrown != null
                && in(new ThrowableProxy(thrown)) != null;
    }

    private static boolean isTheirs(IThrowableProxy thrown) {
        return TYPES.contains(thrown.getClassName())
                || thrown instanceof ThrowableProxy proxy
                        && (proxy.getThrowable() instanceof Refusal || isAway(proxy.getThrowable()));
    }

    private static boolean isAway(Throwable thrown) {
        if (!(thrown instanceof SQLException failure)) {
            return false;
        }
        var state = String.valueOf(failure.getSQLState());
        return state.length() == 5 && AWAY.contains(state.substring(0, 2))
                || AWAY_IN_H2.contains(failure.getErrorCode());
    }
}
