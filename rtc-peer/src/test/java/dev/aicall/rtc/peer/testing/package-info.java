/** What the tests of the network modules share: child JVMs, tones, a far side for the contract. */
@NullMarked
package dev.aicall.rtc.peer.testing;

import org.jspecify.annotations.NullMarked;
