/** The few types that every module needs: ids, {@link DomainEvent}, {@link Actor}, {@link Refusal} and their HTTP form. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package io.muster.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
