/**
 * Media taps: what an application plugs in to be microphone, camera, loudspeaker or screen of a
 * call, and the statistics of both directions. Anyone may import it.
 */
@NullMarked
package dev.aicall.api.media;

import org.jspecify.annotations.NullMarked;
