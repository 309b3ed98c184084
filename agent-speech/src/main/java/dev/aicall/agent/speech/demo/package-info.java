/** What the demo plays; grammar and rules of its robot lie beside it. */
@NullMarked
package dev.aicall.agent.speech.demo;

import org.jspecify.annotations.NullMarked;
