/**
 * Services that speak OpenAI's protocol, through LangChain4j: language model, transcription,
 * voices.
 */
@NullMarked
package dev.aicall.agent.speech.cloud;

import org.jspecify.annotations.NullMarked;
