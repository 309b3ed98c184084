/** PocketSphinx of the machine, through JNA: grammar and free language model together. */
@NullMarked
package dev.aicall.agent.speech.pocketsphinx;

import org.jspecify.annotations.NullMarked;
