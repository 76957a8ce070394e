/** What starts the process {@code change}: an edit of what people signed off, or a person who asks for the sign-offs. */
@NullMarked
package io.muster.lifecycle.changes;

import org.jspecify.annotations.NullMarked;
