/** The engine's own tables are present and of the expected version before the engine starts. */
@NullMarked
package io.muster.identity.schema;

import org.jspecify.annotations.NullMarked;
