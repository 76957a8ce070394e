/** Serving of versions in this process. Start with {@link EmbeddedTarget}. */
@NullMarked
package io.muster.deployment.embedded;

import org.jspecify.annotations.NullMarked;
