/** Training with an executable that the administrator configured: the backend {@code command}. */
@NullMarked
package io.muster.training.process;

import org.jspecify.annotations.NullMarked;
