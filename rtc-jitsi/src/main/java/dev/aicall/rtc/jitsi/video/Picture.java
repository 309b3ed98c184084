package dev.aicall.rtc.jitsi.video;

import dev.aicall.api.media.VideoFrame;
import java.nio.ByteBuffer;

/** A picture in I420, in one array: luma, then both chroma planes, each packed; used again. */
final class Picture {
  private byte[] data = {};
  private int width;
  private int height;

  /** Makes it a picture of that size with any content. */
  void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (data.length < size()) {
      data = new byte[size()];
    }
  }

  private int size() {
    return width * height + 2 * chromaWidth() * chromaHeight();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int chromaWidth() {
    return (width + 1) / 2;
  }

  int chromaHeight() {
    return (height + 1) / 2;
  }

  byte[] data() {
    return data;
  }

  int offset(int plane) {
    return plane == 0 ? 0 : width * height + (plane - 1) * chromaWidth() * chromaHeight();
  }

  int planeWidth(int plane) {
    return plane == 0 ? width : chromaWidth();
  }

  int planeHeight(int plane) {
    return plane == 0 ? height : chromaHeight();
  }

  /** Copies a frame, without turning it. */
  void copy(VideoFrame frame) {
    resize(frame.width(), frame.height());
    copy(frame.y(), 0);
    copy(frame.u(), 1);
    copy(frame.v(), 2);
  }

  private void copy(VideoFrame.Plane from, int plane) {
    int rowLength = planeWidth(plane);
    int at = offset(plane);
    for (int row = 0; row < planeHeight(plane); row++) {
      from.data().get(row * from.stride(), data, at, rowLength);
      at += rowLength;
    }
  }

  /** Lends it as a frame. */
  VideoFrame frame(long timestampNanos) {
    return new VideoFrame(width, height, 0, timestampNanos, plane(0), plane(1), plane(2));
  }

  private VideoFrame.Plane plane(int plane) {
    int length = planeWidth(plane) * planeHeight(plane);
    return new VideoFrame.Plane(
        ByteBuffer.wrap(data, offset(plane), length).slice(), planeWidth(plane));
  }
}
