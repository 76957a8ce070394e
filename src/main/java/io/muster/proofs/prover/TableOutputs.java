package io.muster.proofs.prover;

import io.muster.decisions.Feel;
import io.muster.verification.condition.ValueType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.jspecify.annotations.Nullable;

/** The output cells of a table: literals, which the engine converts to the column's type. */
public final class TableOutputs {

    private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"|-?\\d+(\\.\\d+)?|true|false|null");

    private final String type;
    private final Map<String, Optional<Object>> values = new ConcurrentHashMap<>();

    /** @param type of DMN; empty when the table does not say */
    public TableOutputs(String type) {
        this.type = type;
    }

    /** Why a cell's answer cannot be determined, without full stop. */
    public Optional<String> objection(String cell) {
        if (!cell.isEmpty() && !LITERAL.matcher(cell).matches()) {
            return Optional.of("computes an answer: %s".formatted(cell));
        }
        try {
            value(cell);
            return Optional.empty();
        } catch (IllegalArgumentException | FeelException e) {
            return Optional.of("answers %s, which is not a valid %s".formatted(cell, type));
        }
    }

    /** Null if the engine answers nothing. */
    @Nullable
    public Object value(String cell) {
        return values.computeIfAbsent(cell, this::read).orElse(null);
    }

    private Optional<Object> read(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.ofNullable(Feel.value(cell, type));
    }

    /** The common type of all cells; empty when they have several, or one that no condition compares. */
    Optional<ValueType> type(Set<String> cells) {
        var types = EnumSet.noneOf(ValueType.class);
        for (var cell : cells) {
            var value = value(cell);
            if (value != null) {
                var type = type(value);
                if (type.isEmpty()) {
                    return type;
                }
                types.add(type.get());
            }
        }
        if (types.equals(EnumSet.of(ValueType.INTEGER, ValueType.NUMBER))) {
            return Optional.of(ValueType.NUMBER);
        }
        return types.size() == 1 ? types.stream().findFirst() : Optional.empty();
    }

    private static Optional<ValueType> type(Object value) {
        if (value instanceof String) {
            return Optional.of(ValueType.TEXT);
        }
        if (value instanceof Boolean) {
            return Optional.of(ValueType.BOOLEAN);
        }
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(ValueType.INTEGER);
        }
        return value instanceof Number ? Optional.of(ValueType.NUMBER) : Optional.empty();
    }
}
