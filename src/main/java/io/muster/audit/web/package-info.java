/** The audit trail over HTTP, for auditors. */
@NullMarked
package io.muster.audit.web;

import org.jspecify.annotations.NullMarked;
