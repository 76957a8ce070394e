package io.muster.modeler.upgrade;

import io.muster.modeler.Binding;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of a binding among an element's extensions: {@code extensionElements}, a list or none, an entry.
 *
 * @param list the extension that contains such entries; null if they are not in a list
 * @param entry name of an entry
 * @param key the attribute that distinguishes entries; null if there is only one
 * @param keyed its value
 * @param value the attribute with the value; null if it is the entry's text
 */
record Place(
        @Nullable String list,
        String entry,
        @Nullable String key,
        @Nullable String keyed,
        @Nullable String value) {

    static Place of(Binding binding) {
        return switch (binding.type()) {
            case Binding.PROPERTY -> new Place("properties", "property", "name", binding.name(), "value");
            case Binding.INPUT -> new Place("inputOutput", "inputParameter", "name", binding.name(), null);
            case Binding.IN -> new Place(null, "in", "target", binding.target(), "source");
            case Binding.OUT -> new Place(null, "out", "source", binding.source(), "target");
            case Binding.BUSINESS_KEY -> new Place(null, "in", null, null, "businessKey");
            default -> throw new IllegalArgumentException("Muster has no template for " + binding.type());
        };
    }

    boolean is(XmlElement element) {
        return key == null
                ? element.attribute(Objects.requireNonNull(value)).isPresent()
                : element.value(key).equals(Optional.ofNullable(keyed));
    }
}
