package dev.aicall.agent.server.conversation;

/**
 * How far an utterance came.
 *
 * @param text the words that sounded, to the last that began to
 * @param rest what was to follow, as far as it was known
 */
record Heard(String text, String rest) {}
