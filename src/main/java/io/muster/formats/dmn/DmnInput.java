package io.muster.formats.dmn;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;

/**
 * An input data element.
 *
 * @param field empty if the document gives it no type
 */
record DmnInput(String name, DMNType type, Optional<Field> field) {

    static DmnInput of(InputDataNode node, DMNModel model) {
        var data = DmnTypes.dataType(node.getType());
        return new DmnInput(node.getName(), node.getType(), data.map(type -> field(node, type, model)));
    }

    private static Field field(InputDataNode node, DataType type, DMNModel model) {
        var allowed = AllowedValues.of(node, model);
        return new Field(
                node.getName(),
                type,
                List.of(),
                false,
                allowed.minimum(),
                allowed.maximum(),
                type == DataType.TEXT ? allowed.categories() : List.of());
    }

    DmnInput as(Field declared) {
        var own = field.map(Field::type).orElse(declared.type());
        if (!declared.isScalar() || DmnTypes.kind(own) != DmnTypes.kind(declared.type())) {
            throw new IncompatibleSignature("Field '%s' is declared as %s %s; the DMN model has %s"
                    .formatted(declared.name(), declared.type(), declared.shape(), own));
        }
        return this;
    }

    /** @param value checked: {@code Double}, {@code String}, {@code Boolean} or null */
    @Nullable
    Object toFeel(@Nullable Object value) {
        return ToFeel.convert(name, value, type);
    }
}
