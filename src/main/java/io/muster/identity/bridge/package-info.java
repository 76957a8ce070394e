/** Bridges that make the person signed in to Muster the same person in the engine's REST API and web applications. */
@NullMarked
package io.muster.identity.bridge;

import org.jspecify.annotations.NullMarked;
