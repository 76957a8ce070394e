/** The JSON of the Open Inference Protocol: requests read into columns, and columns written as answers. */
@NullMarked
package io.muster.deployment.web.protocol;

import org.jspecify.annotations.NullMarked;
