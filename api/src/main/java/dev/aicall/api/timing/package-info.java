/**
 * Where the time of a call went: named stages of its set-up, segments of its turns, interruptions
 * and lost links, as measured at the caller. An extra of this SDK, which AICallKit does not have;
 * docs/timings.md says from what to what each figure is. Values only; anybody may use them.
 */
@NullMarked
package dev.aicall.api.timing;

import org.jspecify.annotations.NullMarked;
