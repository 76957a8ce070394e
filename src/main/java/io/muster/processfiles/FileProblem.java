package io.muster.processfiles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a file is rejected, with the place it concerns.
 *
 * @param file in which it is shown
 * @param line counted from 1, 0 when unknown
 * @param column counted from 1, 0 when unknown
 * @param element at which it is shown, if any
 * @param elements ids of all elements concerned
 * @param message in plain words, without full stop
 */
public record FileProblem(
        String file, int line, int column, @Nullable String element, List<String> elements, String message) {

    public FileProblem {
        elements = List.copyOf(elements);
    }
}
