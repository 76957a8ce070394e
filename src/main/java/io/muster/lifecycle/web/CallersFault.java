package io.muster.lifecycle.web;

import io.muster.shared.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * A failure of the engine's API that the caller can fix. Every judgement of the engine itself about a request is one,
 * even if it answers with 500; a failure below the engine is not.
 *
 * @param status the appropriate status
 * @param cause the exception that gives the reason
 */
record CallersFault(int status, Throwable cause) {

    private static final int SERVER_ERROR = 500;
    private static final String REST_API = "org.camunda.bpm.engine.rest.";

    private static final Pattern NOT_THERE =
            Pattern.compile("not found|does ?n[o']t exist|no .* found|cannot find", Pattern.CASE_INSENSITIVE);

    static Optional<CallersFault> in(Throwable failure) {
        var causes = causes(failure);
        var refusal = first(causes, Refusal.class)
                .map(found -> new CallersFault(found.kind().status(), found));
        if (refusal.isPresent()) {
            return refusal;
        }
        return ExceptionHandlerHelper.getInstance().getStatus(failure).getStatusCode() < SERVER_ERROR
                ? Optional.empty()
                : status(failure, causes).map(status -> new CallersFault(status, failure));
    }

    private static Optional<Integer> status(Throwable failure, List<Throwable> causes) {
        if (first(causes, AuthorizationException.class).isPresent()) {
            return Optional.of(403);
        }
        if (first(causes, OptimisticLockingException.class).isPresent()
                || first(causes, SQLException.class)
                        .filter(CallersFault::isConstraint)
                        .isPresent()) {
            return Optional.of(409);
        }
        if (first(causes, NullValueException.class)
                .filter(nothing ->
                        NOT_THERE.matcher(String.valueOf(nothing.getMessage())).find())
                .isPresent()) {
            return Optional.of(404);
        }
        return causes.stream().allMatch(CallersFault::isJudgement) || isTrippedOver(failure)
                ? Optional.of(400)
                : Optional.empty();
    }

    /** The object already exists, or another object refers to it. */
    private static boolean isConstraint(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("23");
    }

    private static boolean isJudgement(Throwable cause) {
        return cause instanceof ProcessEngineException || cause instanceof RestException;
    }

    /** The API reads a body without checking that the required parts are present. */
    private static boolean isTrippedOver(Throwable failure) {
        return failure instanceof NullPointerException
                && Stream.of(failure.getStackTrace())
                        .findFirst()
                        .filter(frame -> frame.getClassName().startsWith(REST_API))
                        .isPresent();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .toList();
    }
}
