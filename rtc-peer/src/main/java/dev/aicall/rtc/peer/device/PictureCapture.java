package dev.aicall.rtc.peer.device;

/** A camera or screen that is being captured. */
public interface PictureCapture extends AutoCloseable {
  /** Ends it; a frame that is under way may still come. Idempotent. */
  @Override
  void close();
}
