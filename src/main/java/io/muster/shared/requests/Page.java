package io.muster.shared.requests;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that grows.
 *
 * @param items in the list's order
 * @param next where the rest begins, to be asked for as {@code after}; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found what was found, asked for one more than wanted: the surplus tells that there is a rest
     * @param key what {@code after} compares with
     */
    public static <T> Page<T> of(List<T> found, Paging wanted, Function<T, String> key) {
        if (found.size() <= wanted.limit()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, wanted.limit());
        return new Page<>(items, key.apply(items.get(items.size() - 1)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
