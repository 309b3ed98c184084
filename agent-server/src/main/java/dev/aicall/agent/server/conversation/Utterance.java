package dev.aicall.agent.server.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Something that the agent says at the moment.
 *
 * @param sentenceId which sentence of the caller it belongs to, 0 for none
 * @param answer whose text it is, null for words of the agent's own
 * @param whenHeard runs when all of it sounded; never if it is cut
 */
record Utterance(int sentenceId, @Nullable Answer answer, Runnable whenHeard) {}
