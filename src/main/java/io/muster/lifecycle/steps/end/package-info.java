/** Steps of the group End: a version or a change reaches its last stage, and its evidence is archived. */
@NullMarked
package io.muster.lifecycle.steps.end;

import org.jspecify.annotations.NullMarked;
