/** Health and metrics of damaged records, for operators. */
@NullMarked
package io.muster.audit.telling;

import org.jspecify.annotations.NullMarked;
