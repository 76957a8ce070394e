/** Training inside the server process: the backend {@code embedded} and what its algorithms share. */
@NullMarked
package io.muster.training.embedded;

import org.jspecify.annotations.NullMarked;
