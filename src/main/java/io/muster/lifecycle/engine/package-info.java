/** Binds steps and people to the process engine. Start with {@link io.muster.lifecycle.engine.LifecyclePlugin}. */
@NullMarked
package io.muster.lifecycle.engine;

import org.jspecify.annotations.NullMarked;
