package io.muster.shared.web;

import io.muster.shared.SharedProblem;
import io.muster.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses request parameters and form fields that cannot be stored; the counterpart of {@link CheckedJson}. */
final class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        fault(request.getParameterMap()).ifPresent(why -> {
            throw SharedProblem.UNUSABLE_TEXT.refusal(why);
        });
        return true;
    }

    static Optional<String> fault(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> Stream.concat(
                        Texts.fault(parameter.getKey()).map("The name of a parameter "::concat).stream(),
                        Arrays.stream(parameter.getValue())
                                .flatMap(value -> Texts.fault(parameter.getKey(), value).stream())))
                .findFirst();
    }
}
