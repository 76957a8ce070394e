/** What repositories need beyond the JDBC client. */
@NamedInterface("jdbc")
@NullMarked
package io.muster.shared.jdbc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
