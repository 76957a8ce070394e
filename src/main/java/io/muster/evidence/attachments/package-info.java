/** What people add to the record of a version: attached files, and a thread of challenge and response. */
@NamedInterface("attachments")
@NullMarked
package io.muster.evidence.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
