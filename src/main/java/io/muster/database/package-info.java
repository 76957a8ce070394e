/** The durability of commits in the database. Start with {@code DurableTransactions} and {@code DurabilityCheck}. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"shared", "security :: selfcheck"})
@NullMarked
package io.muster.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
