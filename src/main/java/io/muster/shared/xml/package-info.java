/** Safe parsing of XML from others. */
@NamedInterface("xml")
@NullMarked
package io.muster.shared.xml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
