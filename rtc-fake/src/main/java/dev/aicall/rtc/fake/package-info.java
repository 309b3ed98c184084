/**
 * An RTC backend in memory with a scriptable agent in it: no network, no threads, on virtual or
 * real time, under the same contract as the real backends. Programs and tests may import it; start
 * at {@link dev.aicall.rtc.fake.FakeRtc}.
 */
@NullMarked
package dev.aicall.rtc.fake;

import org.jspecify.annotations.NullMarked;
