/** Steps of the group Approve: certificates are issued and renewed, and a lower tier is given. */
@NullMarked
package io.muster.lifecycle.steps.approve;

import org.jspecify.annotations.NullMarked;
