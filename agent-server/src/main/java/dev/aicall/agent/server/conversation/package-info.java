/**
 * The agent that hears, thinks and speaks: one {@link
 * dev.aicall.agent.server.conversation.Conversation} for each call, over the engines of package
 * {@code speech}. {@code Hearing} makes turns of what the caller says, a replier answers, {@code
 * Speaking} says it and knows what was heard of it.
 */
@NullMarked
package dev.aicall.agent.server.conversation;

import org.jspecify.annotations.NullMarked;
