package io.muster.inventory.models;

import io.muster.inventory.entry.Limits;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a model of any type by people. Texts have up to 4,000 characters, lists up to 50 entries of 500.
 *
 * @param name for people, up to 120 characters
 * @param purpose what it is for
 * @param owner the accountable person
 * @param users who works with its results
 * @param allowedUses what it may be used for
 * @param limitations where it must not be trusted
 * @param dataSources where its inputs come from
 * @param dependencies registered models whose outputs it uses
 * @param documentation where its documentation is, or null
 */
public record ModelDescription(
        String name,
        String purpose,
        Actor owner,
        List<String> users,
        List<String> allowedUses,
        List<String> limitations,
        List<String> dataSources,
        List<ModelId> dependencies,
        @Nullable String documentation) {

    public ModelDescription {
        name = Limits.name("name", name);
        purpose = Limits.text("purpose", purpose);
        owner = Limits.person("owner", owner);
        users = Limits.entries("users", users);
        allowedUses = Limits.entries("allowedUses", allowedUses);
        limitations = Limits.entries("limitations", limitations);
        dataSources = Limits.entries("dataSources", dataSources);
        dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
        Limits.atMost("dependencies", dependencies.size(), Limits.ENTRIES);
        documentation = documentation == null ? null : Limits.text("documentation", documentation);
    }
}
