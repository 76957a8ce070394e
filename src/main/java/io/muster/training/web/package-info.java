/** Training runs over HTTP. */
@NullMarked
package io.muster.training.web;

import org.jspecify.annotations.NullMarked;
