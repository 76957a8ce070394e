package io.muster.formats.dmn;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.DecisionNode;

/**
 * An output: a decision's result or, named {@code Decision.component}, a component of it.
 *
 * @param component null for the whole result
 */
record DmnOutput(Field field, String decision, @Nullable String component) {

    /** One field, or one per component for a context whose components are all plain values. */
    static List<Field> fields(String decision, DMNType type) {
        if (!isFlat(type)) {
            return List.of(Field.of(decision, DmnTypes.dataType(type).orElse(DataType.TEXT)));
        }
        return type.getFields().entrySet().stream()
                .map(each -> Field.of(
                        decision + "." + each.getKey(),
                        DmnTypes.dataType(each.getValue()).orElse(DataType.TEXT)))
                .toList();
    }

    private static boolean isFlat(DMNType type) {
        return DmnTypes.isStructured(type)
                && !type.isCollection()
                && !type.getFields().isEmpty()
                && type.getFields().values().stream().noneMatch(DmnTypes::isStructured);
    }

    static Optional<DmnOutput> of(Field field, DecisionNode node) {
        var name = node.getName();
        if (field.name().equals(name)) {
            return Optional.of(checked(field, name, null, node.getResultType()));
        }
        if (!field.name().startsWith(name + ".")) {
            return Optional.empty();
        }
        var component = field.name().substring(name.length() + 1);
        return component(node.getResultType(), component).map(type -> checked(field, name, component, type));
    }

    /** A result of any type may have every component. */
    private static Optional<DMNType> component(DMNType type, String component) {
        if (!DmnTypes.isAny(type) && type.isComposite()) {
            return Optional.ofNullable(type.getFields().get(component));
        }
        return DmnTypes.dataType(type).isEmpty() ? Optional.of(type) : Optional.empty();
    }

    private static DmnOutput checked(Field field, String decision, @Nullable String component, DMNType type) {
        var own = DmnTypes.dataType(type);
        var isVectorOfList = !field.isScalar() && (own.isEmpty() || type.isCollection());
        if (!isVectorOfList && own.isPresent() && DmnTypes.kind(own.get()) != DmnTypes.kind(field.type())) {
            throw new IncompatibleSignature("Output '%s' is declared as %s %s; the DMN model gives %s"
                    .formatted(field.name(), field.type(), field.shape(), own.get()));
        }
        return new DmnOutput(field, decision, component);
    }

    @Nullable
    Object of(DMNResult result) {
        var value = result.getDecisionResultByName(decision).getResult();
        if (component == null || value == null) {
            return FromFeel.convert(field, value);
        }
        if (value instanceof Map<?, ?> context) {
            return FromFeel.convert(field, context.get(component));
        }
        throw FromFeel.unexpected(field, value);
    }
}
