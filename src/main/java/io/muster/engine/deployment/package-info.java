/** The deployment of the shipped diagrams at startup. */
@NullMarked
package io.muster.engine.deployment;

import org.jspecify.annotations.NullMarked;
