package dev.aicall.rtc.webrtc;

/** A camera or screen that is being captured. */
interface PictureCapture extends AutoCloseable {
  /** Ends it; a frame that is under way may still come. Idempotent. */
  @Override
  void close();
}
