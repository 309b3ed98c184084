/**
 * What was said in a call: the recorder that makes turns of the agent's messages, and the files
 * that a transcript can be written to. The call engine imports it; so may programs that read or
 * write transcript files.
 */
@NullMarked
package dev.aicall.domain.subtitle;

import org.jspecify.annotations.NullMarked;
