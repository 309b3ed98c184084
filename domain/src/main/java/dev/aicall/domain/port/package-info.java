/**
 * What the domain needs from outside: an RTC stack, the app server, time. Adapters implement these
 * types and may import this package; it knows nothing of how they do it.
 */
@NullMarked
package dev.aicall.domain.port;

import org.jspecify.annotations.NullMarked;
