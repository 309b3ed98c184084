/** Replies by rule: a small robot that is told where to go. */
@NullMarked
package dev.aicall.agent.speech.rules;

import org.jspecify.annotations.NullMarked;
