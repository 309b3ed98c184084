/** What the tests of this module share. */
@NullMarked
package dev.aicall.agent.speech.testing;

import org.jspecify.annotations.NullMarked;
