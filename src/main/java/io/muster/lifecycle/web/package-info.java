/** Processes over HTTP. */
@NullMarked
package io.muster.lifecycle.web;

import org.jspecify.annotations.NullMarked;
