/** What engines share: options read with errors that name them, and the order of reply events. */
@NullMarked
package dev.aicall.agent.speech.option;

import org.jspecify.annotations.NullMarked;
