package io.muster.modeler.upgrade;

import io.muster.modeler.Binding;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where among an element's extensions a binding writes: {@code extensionElements}, a list or none, an entry.
 *
 * @param list the extension that holds such entries; null when they stand by themselves
 * @param entry name of an entry
 * @param key the attribute by which entries are told apart; null when there is one only
 * @param keyed its value
 * @param value the attribute that holds the value; null when it is the entry's text
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
            default -> throw new IllegalArgumentException("No template of Muster binds to " + binding.type());
        };
    }

    boolean is(XmlElement element) {
        return key == null
                ? element.attribute(Objects.requireNonNull(value)).isPresent()
                : element.value(key).equals(Optional.ofNullable(keyed));
    }
}
