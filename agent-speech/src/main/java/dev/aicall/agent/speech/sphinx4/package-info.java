/** The embedded recogniser: sphinx4 with a grammar. */
@NullMarked
package dev.aicall.agent.speech.sphinx4;

import org.jspecify.annotations.NullMarked;
