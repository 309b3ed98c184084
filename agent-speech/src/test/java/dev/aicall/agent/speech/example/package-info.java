/** The engine of one's own that the docs show. */
@NullMarked
package dev.aicall.agent.speech.example;

import org.jspecify.annotations.NullMarked;
