package io.muster.shared.requests;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a growing list.
 *
 * @param items in the list's order
 * @param next the key to pass as {@code after} for the next page; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found the rows of a query with {@link Paging#oneMore}: a surplus row means that there is a next page
     * @param key the key that {@code after} is compared with
     */
    public static <T> Page<T> of(List<T> found, Paging paging, Function<T, String> key) {
        if (found.size() <= paging.limit()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, paging.limit());
        return new Page<>(items, key.apply(items.get(items.size() - 1)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
