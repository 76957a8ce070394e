/** What is described differently since people signed it off, of which kind that is, and which controls each kind needs. */
@NullMarked
package io.muster.lifecycle.steps.use;

import org.jspecify.annotations.NullMarked;
