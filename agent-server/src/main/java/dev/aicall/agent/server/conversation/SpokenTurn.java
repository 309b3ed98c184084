package dev.aicall.agent.server.conversation;

/**
 * What the caller said in one turn. Times are on the call's ticker.
 *
 * @param text what was understood, empty if it was no speech
 * @param inGrammar whether it is a sentence of the recogniser's grammar
 * @param saidNanos when the last speech was heard, as well as the voice activity detector tells
 * @param endedNanos when the turn was taken for over
 * @param recognisedNanos when the recogniser was done
 */
record SpokenTurn(
    String text, boolean inGrammar, long saidNanos, long endedNanos, long recognisedNanos) {}
