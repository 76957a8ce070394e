/** The check that the evidence tables agree with the audit trail and the signatures. */
@NullMarked
package io.muster.evidence.integrity;

import org.jspecify.annotations.NullMarked;
