/**
 * What was said in a call, as immutable values. Anyone may import it; the domain builds it from the
 * agent's messages.
 */
@NullMarked
package dev.aicall.api.transcript;

import org.jspecify.annotations.NullMarked;
