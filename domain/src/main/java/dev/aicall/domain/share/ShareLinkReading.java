package dev.aicall.domain.share;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;

/** What came of reading a share text. */
public sealed interface ShareLinkReading {
  /**
   * The text is a share link. It may still be expired, or lack a share id.
   *
   * @param config the shared agent
   * @param workflowType the workflow's name as the link has it, empty if it has none; it tells
   *     apart what the config's agent type cannot
   */
  record Parsed(ARTCAICallAgentShareConfig config, String workflowType)
      implements ShareLinkReading {
    /** The workflow of an agent to chat with. Source: AICallKit Web 2.10.5. */
    public static final String MESSAGE_CHAT = "MessageChat";

    /**
     * Tells whether the link is for an agent that is written to, not called; its config says voice
     * agent for want of a better type.
     *
     * @return whether the workflow is {@link #MESSAGE_CHAT}
     */
    public boolean isMessageChat() {
      return workflowType.equals(MESSAGE_CHAT);
    }
  }

  /**
   * The text is not a share link.
   *
   * @param reason the first thing that is wrong
   * @param position where, in chars from the start of the text that the failing step had; −1 if not
   *     known
   * @param detail a sentence for people; quotes nothing of the text
   */
  record Rejected(RejectedShareLink reason, int position, String detail)
      implements ShareLinkReading {}
}
