/** The REST API of processes. */
@NullMarked
package io.muster.lifecycle.web;

import org.jspecify.annotations.NullMarked;
