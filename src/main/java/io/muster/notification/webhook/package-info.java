/** The channel by webhook: signed CloudEvents over HTTP. */
@NullMarked
package io.muster.notification.webhook;

import org.jspecify.annotations.NullMarked;
