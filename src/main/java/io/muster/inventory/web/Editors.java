package io.muster.inventory.web;

import io.muster.audit.refusals.RefusalLog;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.models.Model;
import io.muster.inventory.usecases.UseCase;
import io.muster.security.CurrentActor;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.events.DomainEvent;
import org.springframework.stereotype.Component;

/**
 * The people who may change the description of a use case or model: the one who registered it, its owner, and
 * validators. Others may not, because the description decides how strictly versions are examined.
 */
@Component
class Editors {

    private final CurrentActor current;
    private final RefusalLog refusals;

    Editors(CurrentActor current, RefusalLog refusals) {
        this.current = current;
        this.refusals = refusals;
    }

    void require(UseCase useCase, Actor by) {
        require(DomainEvent.PLATFORM, useCase.id(), useCase.description().owner(), useCase.registeredBy(), by);
    }

    void require(Model model, Actor by) {
        require(model.id().name(), model.id(), model.description().owner(), model.registeredBy(), by);
    }

    private void require(String chain, Object id, Actor owner, Actor registeredBy, Actor by) {
        if (by.samePersonAs(owner)
                || by.samePersonAs(registeredBy)
                || current.roles().contains(Role.VALIDATOR)) {
            return;
        }
        var refusal = InventoryProblem.NOT_THE_OWNER.refusal(
                "'%s' belongs to '%s': '%s' neither owns nor registered it and is not a validator", id, owner, by);
        refusals.refused(chain, id.toString(), by, "describe", refusal.getMessage());
        throw refusal;
    }
}
