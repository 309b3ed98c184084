/**
 * For tests of programs that call agents, and of RTC backends: a JUnit Jupiter extension that makes
 * an engine on the fake, a delegate that remembers, and the contract that every RTC backend must
 * pass. Tests may import it; nothing that ships does.
 */
@NullMarked
package dev.aicall.testkit;

import org.jspecify.annotations.NullMarked;
