/** Steps of the group Plan: the processes that follow this one, now or on a date. */
@NullMarked
package io.muster.lifecycle.steps.plan;

import org.jspecify.annotations.NullMarked;
