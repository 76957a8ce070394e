/** What H2 needs from us beyond SQL. No other package imports it. */
@NullMarked
package io.muster.database.h2;

import org.jspecify.annotations.NullMarked;
