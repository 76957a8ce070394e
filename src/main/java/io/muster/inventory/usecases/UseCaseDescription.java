package io.muster.inventory.usecases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.muster.inventory.entry.Limits;
import io.muster.shared.Actor;

/**
 * What people write down about a use case; the inputs of a tier table come from here and from the model's type. That is
 * why over REST nothing is assumed where nothing was said.
 *
 * @param name for people, up to 120 characters
 * @param purpose what the business does with it, up to 4,000 characters
 * @param owner who answers for it
 * @param materiality how much hangs on it
 * @param customerFacing whether customers meet the result
 * @param automatedDecisions whether decisions are taken without a person
 * @param personalData whether data about persons goes in
 */
public record UseCaseDescription(
        String name,
        String purpose,
        Actor owner,
        Materiality materiality,

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        boolean customerFacing,

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        boolean automatedDecisions,

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        boolean personalData) {

    public UseCaseDescription {
        name = Limits.name("name", name);
        purpose = Limits.text("purpose", purpose);
        owner = Limits.person("owner", owner);
        Limits.present("materiality", materiality);
    }
}
