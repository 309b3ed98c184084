package dev.aicall.rtc.peer.device;

/**
 * Takes out of what a microphone records what should not be sent, above all what the loudspeaker
 * plays. Blocks are mono, 16 bit, {@link SoundSystem#RATE_HZ}, {@link SoundSystem#BLOCK} samples.
 * Safe from any thread; after {@link #close} it changes nothing.
 */
public interface SoundCleaner extends AutoCloseable {
  /** Sends the microphone as it is. */
  SoundCleaner NONE =
      new SoundCleaner() {
        @Override
        public void played(short[] block) {}

        @Override
        public void clean(short[] block) {}

        @Override
        public void close() {}
      };

  /**
   * Notes a block that the loudspeaker is about to play; on the playing thread: returns quickly.
   *
   * @param block what it plays; not changed
   */
  void played(short[] block);

  /**
   * Cleans a block of the microphone, on the recording thread: returns quickly.
   *
   * @param block what was recorded; changed in place
   */
  void clean(short[] block);

  /** Frees what it holds. Idempotent. */
  @Override
  void close();
}
