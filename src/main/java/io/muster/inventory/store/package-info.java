/** Use cases, models and versions in the database. */
@NullMarked
package io.muster.inventory.store;

import org.jspecify.annotations.NullMarked;
