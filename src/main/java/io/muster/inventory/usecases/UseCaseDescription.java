package io.muster.inventory.usecases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.muster.inventory.entry.Limits;
import io.muster.shared.Actor;

/**
 * The description of a use case by people; the inputs of a tier table come from here and from the model's type. That is
 * why the REST API assumes no defaults.
 *
 * @param name for people, up to 120 characters
 * @param purpose what the business does with it, up to 4,000 characters
 * @param owner the accountable person
 * @param materiality how material it is
 * @param customerFacing whether customers are affected by the result
 * @param automatedDecisions whether decisions are taken without a person
 * @param personalData whether personal data is used
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
