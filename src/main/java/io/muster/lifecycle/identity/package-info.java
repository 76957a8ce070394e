/**
 * People, their roles and what each role may do in the process engine; and the engine's own security settings. Start with
 * {@link Users}.
 */
@NamedInterface("identity")
@NullMarked
package io.muster.lifecycle.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
