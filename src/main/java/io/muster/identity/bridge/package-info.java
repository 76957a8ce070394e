/** Whoever is signed in to Muster is the same person in the engine's REST API and web applications. */
@NullMarked
package io.muster.identity.bridge;

import org.jspecify.annotations.NullMarked;
