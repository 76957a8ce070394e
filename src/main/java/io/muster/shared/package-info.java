/**
 * This module knows the few words everybody needs: ids, {@link DomainEvent}, {@link Actor}, {@link Refusal} and their HTTP form.
 */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package io.muster.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
