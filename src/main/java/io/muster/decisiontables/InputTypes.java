package io.muster.decisiontables;

import static io.muster.decisiontables.XmlElements.attribute;
import static io.muster.decisiontables.XmlElements.child;
import static io.muster.decisiontables.XmlElements.children;
import static io.muster.decisiontables.XmlElements.text;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.processfiles.FileElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The possible values of an input column, from the column, the input data, item definitions and the signature. */
final class InputTypes {

    private final FileElement definitions;
    private final Signature signature;
    private final Dialect dialect;

    InputTypes(FileElement definitions, Signature signature, Dialect dialect) {
        this.definitions = definitions;
        this.signature = signature;
        this.dialect = dialect;
    }

    ValueKind kind(FileElement input, String expression) {
        var declared = typeRef(input, expression).map(this::kindOf).orElse(ValueKind.OTHER);
        var signed = signature.input(expression).filter(Field::isScalar).map(field -> kindOf(field.type()));
        var refines = declared == ValueKind.NUMBER && signed.equals(Optional.of(ValueKind.WHOLE_NUMBER));
        return declared == ValueKind.OTHER || refines ? signed.orElse(declared) : declared;
    }

    /** The type that the column itself names; empty if it names none. */
    static String written(FileElement input) {
        return child(input, "inputExpression")
                .flatMap(element -> attribute(element, "typeRef"))
                .orElse("");
    }

    private Optional<String> typeRef(FileElement input, String expression) {
        return Optional.of(written(input))
                .filter(type -> !type.isEmpty())
                .or(() -> children(definitions, "inputData").stream()
                        .filter(data ->
                                expression.equals(attribute(data, "name").orElse("")))
                        .findFirst()
                        .flatMap(data -> child(data, "variable"))
                        .flatMap(variable -> attribute(variable, "typeRef")));
    }

    /** The process engine looks at no item definition, not even at one that has the name of a type. */
    private ValueKind kindOf(String typeRef) {
        return Optional.of(typeRef)
                .filter(type -> dialect == Dialect.ENGINE)
                .flatMap(ValueKind::converted)
                .or(() -> itemDefinition(typeRef)
                        .flatMap(item -> child(item, "typeRef"))
                        .map(base -> ValueKind.ofTypeRef(base.content().strip())))
                .orElseGet(() -> ValueKind.ofTypeRef(typeRef));
    }

    private static ValueKind kindOf(DataType type) {
        return switch (type) {
            case BOOLEAN -> ValueKind.BOOLEAN;
            case INTEGER -> ValueKind.WHOLE_NUMBER;
            case DOUBLE, FLOAT -> ValueKind.NUMBER;
            case TEXT -> ValueKind.TEXT;
        };
    }

    private Optional<FileElement> itemDefinition(String name) {
        return children(definitions, "itemDefinition").stream()
                .filter(item -> name.equals(attribute(item, "name").orElse("")))
                .filter(item -> !"true".equals(attribute(item, "isCollection").orElse("")))
                .findFirst();
    }

    /** Limits that are not understood are left out: the analysis then covers more values than are possible. */
    List<UnaryTest> domain(FileElement input, String expression, ValueKind kind) {
        var limits = new ArrayList<UnaryTest>();
        var parser = new UnaryTestParser(kind, dialect);
        child(input, "inputValues")
                .flatMap(values -> parser.parse(text(values)))
                .ifPresent(limits::add);
        typeRef(input, expression)
                .flatMap(this::itemDefinition)
                .flatMap(item -> child(item, "allowedValues"))
                .flatMap(values -> parser.parse(text(values)))
                .ifPresent(limits::add);
        signature.input(expression).filter(Field::isScalar).ifPresent(field -> limits.addAll(limits(field, kind)));
        return limits;
    }

    private static List<UnaryTest> limits(Field field, ValueKind kind) {
        if (kind == ValueKind.TEXT && !field.categories().isEmpty()) {
            return List.of(new UnaryTest.AnyOf(field.categories().stream()
                    .<UnaryTest>map(UnaryTest.Equal::new)
                    .toList()));
        }
        if (!kind.isNumeric()) {
            return List.of();
        }
        return List.of(new UnaryTest.Interval(
                field.minimum() == null ? Double.NEGATIVE_INFINITY : field.minimum(),
                true,
                field.maximum() == null ? Double.POSITIVE_INFINITY : field.maximum(),
                true));
    }
}
