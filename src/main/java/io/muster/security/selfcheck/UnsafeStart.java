package io.muster.security.selfcheck;

import io.muster.security.selfcheck.SelfCheck.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** A start in production was refused because a safety check failed. */
class UnsafeStart extends RuntimeException {

    UnsafeStart(List<Answer> unsafe) {
        super("Muster does not start in production with: "
                + unsafe.stream()
                        .map(answer -> "%s %s".formatted(answer.question(), answer.found()))
                        .collect(Collectors.joining("; ")));
    }
}
