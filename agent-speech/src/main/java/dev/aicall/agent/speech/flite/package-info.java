/** Flite of the machine, through JNA. */
@NullMarked
package dev.aicall.agent.speech.flite;

import org.jspecify.annotations.NullMarked;
