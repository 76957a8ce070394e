/** Steps of the group Notify: people are reminded, and findings are opened for them. */
@NullMarked
package io.muster.lifecycle.steps.notify;

import org.jspecify.annotations.NullMarked;
