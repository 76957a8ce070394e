/** XML from others, read without what makes it dangerous. */
@NamedInterface("xml")
@NullMarked
package io.muster.shared.xml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
