/** Steps of the group Notify: findings are opened for people. */
@NullMarked
package io.muster.lifecycle.steps.notify;

import org.jspecify.annotations.NullMarked;
