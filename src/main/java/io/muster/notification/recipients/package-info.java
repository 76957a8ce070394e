/** Who is told of which event, and how each person wants to be told. */
@NamedInterface("recipients")
@NullMarked
package io.muster.notification.recipients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
