/** What repositories need beyond the JDBC client. */
@NamedInterface("jdbc")
@NullMarked
package io.muster.shared.jdbc;

