/** The REST API of the audit trail, for auditors. */
@NullMarked
package io.muster.audit.web;

import org.jspecify.annotations.NullMarked;
