package dev.aicall.domain.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a message says of its way (wire.md §1). Informational: the sender that counts is the
 * transport's.
 *
 * @param seqId the sender's own count, from 1; 0 stands for none and is not written
 * @param senderId the sender's user id, or null if it is not sent
 * @param receiverId the receiver's user id, or null if it is not known
 */
public record Envelope(long seqId, @Nullable String senderId, @Nullable String receiverId) {

  /**
   * Refuses a negative count.
   *
   * @param seqId 0 or more
   * @param senderId any
   * @param receiverId any
   */
  public Envelope {
    if (seqId < 0) {
      throw new IllegalArgumentException("seqId must be 0 or more, got " + seqId);
    }
  }
}
