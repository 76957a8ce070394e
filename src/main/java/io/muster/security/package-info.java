/** Authentication and authorization: who is calling and what they may do. Start with {@link UserDirectory} and {@link Role}. */
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {"shared", "shared :: events", "shared :: files", "shared :: jdbc"})
@NullMarked
package io.muster.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
