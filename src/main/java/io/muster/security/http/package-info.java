/** The filter chains that a request passes before it reaches a controller, and which paths are open to whom. */
@NullMarked
package io.muster.security.http;

import org.jspecify.annotations.NullMarked;
