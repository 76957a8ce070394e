/** Health and metrics of damaged records, for operators. */
@NullMarked
package io.muster.audit.health;

import org.jspecify.annotations.NullMarked;
