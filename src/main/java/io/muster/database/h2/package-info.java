/** What H2 needs from us beyond SQL. Nobody else imports it. */
@NullMarked
package io.muster.database.h2;

import org.jspecify.annotations.NullMarked;
