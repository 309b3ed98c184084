/**
 * The machine's sound devices through {@code javax.sound.sampled}, as every JVM with {@code
 * java.desktop} has it. {@link dev.aicall.rtc.jitsi.sound.JavaSound} is the way in. For the other
 * packages of this module only.
 *
 * <p>What OpenJDK's own implementation does, read in JDK 17:
 *
 * <ul>
 *   <li>{@code AudioSystem} caches nothing: each question loads the providers anew, those of the
 *       class path before its own. (Up to JDK 8 it kept them for 60 s, which many texts still say.)
 *       But its own provider makes a new list only when the <em>number</em> of devices changed: one
 *       device swapped for another between two looks is not seen.
 *   <li>The first mixer of a kind is the system's default: ALSA's {@code default}, Windows' primary
 *       driver, macOS' default device.
 *   <li>Lines have no threads; {@code read} and {@code write} poll the device every quarter of the
 *       line's buffer (every millisecond if that is less than 10 ms). Beside them is one daemon
 *       thread, {@code Java Sound Event Dispatcher}, from the first line on.
 *   <li>A device that fails makes {@code read} and {@code write} return early. One that merely
 *       stops, which DirectSound does, makes them wait until the line is closed.
 *   <li>Without {@code libjsound} or a sound library of the system there are no mixers, without
 *       errors.
 * </ul>
 */
@NullMarked
package dev.aicall.rtc.jitsi.sound;

import org.jspecify.annotations.NullMarked;
