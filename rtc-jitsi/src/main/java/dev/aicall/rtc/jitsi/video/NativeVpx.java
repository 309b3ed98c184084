package dev.aicall.rtc.jitsi.video;

import dev.aicall.rtc.jitsi.codec.NativeUnpacking;
import java.util.Objects;
import org.jitsi.impl.neomedia.codec.video.VPX;
import org.jspecify.annotations.Nullable;

/**
 * The only user of libjitsi's VP8 (libvpx 1.15.2, version 1.1-50-g6c95bf22; an internal class,
 * hence the pinned version). Its JNI checks nothing and knows no states, so sizes are checked here,
 * and each coder has a lock and a closed state: closing waits for the call under way, a few
 * milliseconds, and every later call does nothing. What is there to know of it:
 *
 * <ul>
 *   <li>{@code codec_enc_config_set} hands the context over as the configuration and so destroys
 *       it: another size or bit rate needs a new encoder.
 *   <li>The time base is 1/30 s and cannot be set, so presentation times are in that.
 *   <li>The effort ({@code VP8E_SET_CPUUSED}) cannot be set either: libvpx adapts it to its speed.
 * </ul>
 */
final class NativeVpx {
  /** Units of presentation time a second. */
  static final int TIME_BASE = 30;

  /** The largest picture that is decoded, in pixels: 2,560 × 1,600, our choice against abuse. */
  static final int MAX_PIXELS = 2_560 * 1_600;

  /** VPX_EFLAG_FORCE_KF of vpx_encoder.h. */
  private static final int FORCE_KEY_FRAME = 1;

  private static final int BITS_PER_PIXEL = 12;
  private static final int KILO = 1_000;

  private static final @Nullable String FAILURE =
      NativeUnpacking.load("VP8", () -> VPX.free(VPX.malloc(1)));

  private NativeVpx() {}

  /**
   * Loads the library at the first call.
   *
   * @throws IllegalStateException if it does not load here
   */
  static void load() {
    if (FAILURE != null) {
      throw new IllegalStateException(FAILURE);
    }
  }

  /** Says whether it loads here; loads it at the first call. */
  static boolean isAvailable() {
    return FAILURE == null;
  }

  /** A coded picture; its array is used again. */
  static final class Coded {
    private byte[] data = {};
    private int length;

    byte[] data() {
      return data;
    }

    int length() {
      return length;
    }

    /** Whether it needs no other picture (RFC 6386 §9.1). */
    boolean isKey() {
      return length > 0 && (data[0] & 1) == 0;
    }
  }

  /** Codes pictures of one size. Safe from any thread. */
  static final class Encoder implements AutoCloseable {
    private final int width;
    private final int height;
    private final long[] iterator = new long[1];
    private long context;
    private long config;
    private long image;
    private long lastTime = -1;

    /**
     * Makes an encoder for real time: constant bit rate, one pass, no delay, error resilient.
     *
     * @param width 1 to 16,383
     * @param height 1 to 16,383
     * @param bitsPerSecond what comes out on average
     * @param keyFrameEvery pictures between key frames at most, unless one is asked for
     */
    Encoder(int width, int height, int bitsPerSecond, int keyFrameEvery) {
      load();
      this.width = width;
      this.height = height;
      context = VPX.codec_ctx_malloc();
      config = VPX.codec_enc_cfg_malloc();
      image = VPX.img_malloc();
      VPX.codec_enc_config_default(VPX.INTERFACE_VP8_ENC, config, 0);
      VPX.codec_enc_cfg_set_w(config, width);
      VPX.codec_enc_cfg_set_h(config, height);
      VPX.codec_enc_cfg_set_threads(config, 1);
      VPX.codec_enc_cfg_set_error_resilient(config, VPX.ERROR_RESILIENT_DEFAULT);
      VPX.codec_enc_cfg_set_rc_end_usage(config, VPX.RC_MODE_CBR);
      VPX.codec_enc_cfg_set_rc_target_bitrate(config, Math.max(1, bitsPerSecond / KILO));
      VPX.codec_enc_cfg_set_rc_resize_allowed(config, 0);
      VPX.codec_enc_cfg_set_rc_dropframe_thresh(config, 0);
      // As libwebrtc has it for real time: quality in bounds, a buffer of 0.5 to 1 s.
      VPX.codec_enc_cfg_set_rc_min_quantizer(config, 2);
      VPX.codec_enc_cfg_set_rc_max_quantizer(config, 56);
      VPX.codec_enc_cfg_set_rc_undershoot_pct(config, 100);
      VPX.codec_enc_cfg_set_rc_overshoot_pct(config, 15);
      VPX.codec_enc_cfg_set_rc_buf_initial_sz(config, 500);
      VPX.codec_enc_cfg_set_rc_buf_optimal_sz(config, 600);
      VPX.codec_enc_cfg_set_rc_buf_sz(config, 1_000);
      VPX.codec_enc_cfg_set_kf_mode(config, VPX.KF_MODE_AUTO);
      VPX.codec_enc_cfg_set_kf_max_dist(config, keyFrameEvery);
      int result = VPX.codec_enc_init(context, VPX.INTERFACE_VP8_ENC, config, 0);
      if (result != VPX.CODEC_OK) {
        free(false);
        throw new IllegalStateException(
            "VP8 cannot encode " + width + "x" + height + ": " + VPX.codec_err_to_string(result));
      }
      // Any address but 0, which would have it allocate planes; the real ones come with a picture.
      VPX.img_wrap(image, VPX.IMG_FMT_I420, width, height, 1, image);
      VPX.img_set_bps(image, BITS_PER_PIXEL);
    }

    /**
     * Codes a picture.
     *
     * @param picture of this encoder's size
     * @param time in units of {@link #TIME_BASE}; made later than the one before if it is not
     * @param key whether it must be a key frame
     * @param target gets the coded picture
     * @return 0, an error of libvpx, or −1 if closed or nothing came out
     */
    synchronized int encode(Picture picture, long time, boolean key, Coded target) {
      if (picture.width() != width || picture.height() != height) {
        throw new IllegalArgumentException(
            "picture: "
                + width
                + "x"
                + height
                + ", got "
                + picture.width()
                + "x"
                + picture.height());
      }
      if (context == 0) {
        return -1;
      }
      long presented = Math.max(lastTime + 1, time);
      long duration = lastTime < 0 ? 1 : presented - lastTime;
      lastTime = presented;
      VPX.img_set_stride0(image, width);
      VPX.img_set_stride1(image, picture.chromaWidth());
      VPX.img_set_stride2(image, picture.chromaWidth());
      int result =
          VPX.codec_encode(
              context,
              image,
              picture.data(),
              0,
              picture.offset(1),
              picture.offset(2),
              presented,
              duration,
              key ? FORCE_KEY_FRAME : 0,
              VPX.DL_REALTIME);
      return result == VPX.CODEC_OK ? collect(target) : result;
    }

    private int collect(Coded target) {
      iterator[0] = 0;
      target.length = 0;
      long packet = VPX.codec_get_cx_data(context, iterator);
      while (packet != 0) {
        if (VPX.codec_cx_pkt_get_kind(packet) == VPX.CODEC_CX_FRAME_PKT) {
          int length = VPX.codec_cx_pkt_get_size(packet);
          if (target.data.length < length) {
            target.data = new byte[length + length / 2];
          }
          VPX.memcpy(target.data, VPX.codec_cx_pkt_get_data(packet), length);
          target.length = length;
        }
        packet = VPX.codec_get_cx_data(context, iterator);
      }
      return target.length > 0 ? 0 : -1;
    }

    private void free(boolean destroy) {
      if (destroy) {
        VPX.codec_destroy(context);
      }
      VPX.free(context);
      VPX.free(config);
      VPX.free(image);
      context = 0;
    }

    @Override
    public synchronized void close() {
      if (context != 0) {
        free(true);
      }
    }
  }

  /** Makes pictures. Safe from any thread. */
  static final class Decoder implements AutoCloseable {
    private static final int KEY_HEADER = 10;

    private final long[] iterator = new long[1];
    private byte[] rows = {};
    private long context;

    Decoder() {
      load();
      context = VPX.codec_ctx_malloc();
      int result = VPX.codec_dec_init(context, VPX.INTEFACE_VP8_DEC, 0, 0);
      if (result != VPX.CODEC_OK) {
        VPX.free(context);
        context = 0;
        throw new IllegalStateException("VP8 cannot decode: " + VPX.codec_err_to_string(result));
      }
    }

    /**
     * Decodes a coded picture.
     *
     * @param target gets the picture
     * @return 0, an error of libvpx, or −1 if closed, too large, or not to be shown
     */
    synchronized int decode(byte[] data, int offset, int length, Picture target) {
      Objects.checkFromIndexSize(offset, length, data.length);
      if (context == 0 || length == 0 || isTooLarge(data, offset, length)) {
        return -1;
      }
      int result = VPX.codec_decode(context, data, offset, length, 0, VPX.DL_REALTIME);
      if (result != VPX.CODEC_OK) {
        return result;
      }
      iterator[0] = 0;
      long image = VPX.codec_get_frame(context, iterator);
      if (image == 0) {
        return -1;
      }
      target.resize(VPX.img_get_d_w(image), VPX.img_get_d_h(image));
      copy(VPX.img_get_plane0(image), VPX.img_get_stride0(image), target, 0);
      copy(VPX.img_get_plane1(image), VPX.img_get_stride1(image), target, 1);
      copy(VPX.img_get_plane2(image), VPX.img_get_stride2(image), target, 2);
      return 0;
    }

    /** Looks into the header of a key frame (RFC 6386 §9.1), the only place that sets the size. */
    private static boolean isTooLarge(byte[] data, int offset, int length) {
      if ((data[offset] & 1) != 0) {
        return false;
      }
      if (length < KEY_HEADER) {
        return true;
      }
      int width = (data[offset + 6] & 0xff) | (data[offset + 7] & 0x3f) << 8;
      int height = (data[offset + 8] & 0xff) | (data[offset + 9] & 0x3f) << 8;
      return width == 0 || height == 0 || width * height > MAX_PIXELS;
    }

    /** The rows of libvpx have borders between them; one copy of all is the quickest way. */
    private void copy(long from, int stride, Picture target, int plane) {
      int width = target.planeWidth(plane);
      int height = target.planeHeight(plane);
      int all = stride * (height - 1) + width;
      if (rows.length < all) {
        rows = new byte[all];
      }
      VPX.memcpy(rows, from, all);
      int at = target.offset(plane);
      for (int row = 0; row < height; row++) {
        System.arraycopy(rows, row * stride, target.data(), at, width);
        at += width;
      }
    }

    @Override
    public synchronized void close() {
      if (context != 0) {
        VPX.codec_destroy(context);
        VPX.free(context);
        context = 0;
      }
    }
  }
}
