/** The check that the engine's own tables are present and of the expected version before it starts. */
@NullMarked
package io.muster.identity.schema;

import org.jspecify.annotations.NullMarked;
