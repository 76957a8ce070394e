package io.muster.security;

import io.muster.security.SelfCheck.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** In production nothing starts that stands open. */
public class UnsafeStart extends RuntimeException {

    UnsafeStart(List<Answer> unsafe) {
        super("Muster does not start in production with: "
                + unsafe.stream()
                        .map(answer -> "%s %s".formatted(answer.question(), answer.found()))
                        .collect(Collectors.joining("; ")));
    }
}
