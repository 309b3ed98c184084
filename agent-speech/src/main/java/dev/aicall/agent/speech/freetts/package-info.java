/** The embedded voice: FreeTTS. */
@NullMarked
package dev.aicall.agent.speech.freetts;

import org.jspecify.annotations.NullMarked;
