/** Steps of the group Build: a draft becomes a candidate with an artifact, or goes back to its developer. */
@NullMarked
package io.muster.lifecycle.steps.build;

import org.jspecify.annotations.NullMarked;
