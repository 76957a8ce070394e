/** Whether the tables of evidence say what the audit trail and the signatures say. */
@NullMarked
package io.muster.evidence.integrity;

import org.jspecify.annotations.NullMarked;
