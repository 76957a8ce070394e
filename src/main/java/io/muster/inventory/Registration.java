package io.muster.inventory;

import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelEvent.ModelRedescribed;
import io.muster.inventory.models.ModelEvent.ModelRegistered;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.store.Models;
import io.muster.inventory.store.UseCases;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.usecases.UseCaseEvent.UseCaseRedescribed;
import io.muster.inventory.usecases.UseCaseEvent.UseCaseRegistered;
import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import org.springframework.stereotype.Component;

/** The entries of use cases and models: each is stored and announced, in the transaction of {@link Inventory}. */
@Component
class Registration {

    private final UseCases useCases;
    private final Models models;
    private final EventPublisher events;

    Registration(UseCases useCases, Models models, EventPublisher events) {
        this.useCases = useCases;
        this.models = models;
        this.events = events;
    }

    UseCase register(NewUseCase request, Actor by) {
        var useCase = new UseCase(request.id(), request.description(), by, events.now(), 1);
        useCases.add(useCase);
        events.publish(new UseCaseRegistered(useCase.id(), useCase.description(), by, useCase.registeredAt()));
        return useCase;
    }

    UseCase describe(UseCase before, UseCaseDescription description, long revision, Actor by) {
        var after = useCases.save(
                new UseCase(before.id(), description, before.registeredBy(), before.registeredAt(), revision));
        events.publish(new UseCaseRedescribed(before.id(), description, by, events.now()));
        return after;
    }

    Model register(NewModel request, Actor by) {
        var model =
                new Model(request.id(), request.useCase(), request.type(), request.description(), by, events.now(), 1);
        models.add(model);
        events.publish(new ModelRegistered(
                model.id(), model.useCase(), model.type(), model.description(), by, model.registeredAt()));
        return model;
    }

    Model describe(Model before, ModelDescription description, long revision, Actor by) {
        var after = models.save(new Model(
                before.id(),
                before.useCase(),
                before.type(),
                description,
                before.registeredBy(),
                before.registeredAt(),
                revision));
        events.publish(new ModelRedescribed(before.id(), description, by, events.now()));
        return after;
    }
}
