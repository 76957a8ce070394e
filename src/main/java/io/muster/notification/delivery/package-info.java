/** Deliveries: from an event in the outbox to each recipient, with attempts, back-off and dead letters. */
@NamedInterface("delivery")
@NullMarked
package io.muster.notification.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
