package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.testing.Tones;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStream;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One call on the bare library inside one JVM: a near side with the microphone and the playout that
 * are asked for, and a far side with taps on a headless factory of its own. Shows which
 * combinations the library survives; {@link DeviceCombinations} runs it many times.
 *
 * <p>Arguments: microphone (tap or device), playout (tap or device), seconds. Prints {@code far=}
 * and {@code near=} with the share of the tone that each side heard at its tap over the last half.
 */
final class DeviceCombination {
  static final double NEAR_TAP_HERTZ = 440;
  static final double NEAR_DEVICE_HERTZ = 620;
  static final double FAR_HERTZ = 880;
  private static final int RATE_HZ = 48_000;
  private static final int FRAMES = RATE_HZ / 100;

  private DeviceCombination() {}

  public static void main(String[] args) throws Exception {
    boolean tapMicrophone = args[0].equals("tap");
    boolean tapPlayout = args[1].equals("tap");
    int seconds = Integer.parseInt(args[2]);
    PeerConnectionFactory farFactory = new PeerConnectionFactory(headless());
    PeerConnectionFactory nearFactory =
        new PeerConnectionFactory(
            tapMicrophone && tapPlayout ? headless() : new AudioDeviceModule());
    Side far = new Side(farFactory, FAR_HERTZ, seconds);
    Side near = new Side(nearFactory, tapMicrophone ? NEAR_TAP_HERTZ : 0, seconds);

    near.send();
    RTCSessionDescription offer = near.describe(true);
    far.remote(offer);
    far.send();
    near.remote(far.describe(false));
    if (tapPlayout) {
      near.muteDevice();
    }
    System.out.println("connected");
    boolean heard = far.full.await(seconds + 5L, TimeUnit.SECONDS);
    heard &= near.full.await(5, TimeUnit.SECONDS);
    System.out.printf(
        "far=%.3f near=%.3f full=%s%n",
        far.share(tapMicrophone ? NEAR_TAP_HERTZ : NEAR_DEVICE_HERTZ),
        near.share(FAR_HERTZ),
        heard);
    near.close();
    far.close();
    System.exit(0);
  }

  private static AudioDeviceModuleBase headless() {
    HeadlessAudioDeviceModule module = new HeadlessAudioDeviceModule();
    module.initPlayout();
    module.startPlayout();
    module.initRecording();
    module.startRecording();
    return module;
  }

  /** One end of the call. */
  private static final class Side implements PeerConnectionObserver {
    private final PeerConnectionFactory factory;
    private final double hertz;
    private final short[] heard;
    private final CountDownLatch full = new CountDownLatch(1);
    private final CompletableFuture<Void> gathered = new CompletableFuture<>();
    private final RTCPeerConnection connection;
    private volatile boolean closed;
    private volatile @Nullable AudioTrack remote;
    private @Nullable Thread pusher;
    private int count;

    Side(PeerConnectionFactory factory, double hertz, int seconds) {
      this.factory = factory;
      this.hertz = hertz;
      heard = new short[seconds * RATE_HZ];
      connection = factory.createPeerConnection(new RTCConfiguration(), this);
    }

    void send() {
      connection.addTrack(factory.createAudioTrack("sound", source()), List.of("stream"));
    }

    private AudioTrackSource source() {
      if (hertz > 0) {
        CustomAudioSource source = new CustomAudioSource();
        Thread pushing = new Thread(() -> push(source), "pusher");
        pushing.setDaemon(true);
        pushing.start();
        pusher = pushing;
        return source;
      }
      AudioOptions options = new AudioOptions();
      options.echoCancellation = true;
      options.autoGainControl = true;
      options.noiseSuppression = true;
      options.highpassFilter = true;
      return factory.createAudioSource(options);
    }

    private void push(CustomAudioSource source) {
      var tone = Tones.source(hertz, RATE_HZ, 1);
      short[] samples = new short[FRAMES];
      byte[] bytes = new byte[2 * FRAMES];
      ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      long due = System.nanoTime();
      while (!closed) {
        tone.read(samples, 0, FRAMES);
        view.clear().asShortBuffer().put(samples);
        source.pushAudio(bytes, 16, RATE_HZ, 1, FRAMES);
        due += TimeUnit.MILLISECONDS.toNanos(10);
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
          LockSupport.parkNanos(rest);
        }
      }
    }

    RTCSessionDescription describe(boolean offer) throws Exception {
      CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
      CreateSessionDescriptionObserver observer =
          new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
              made.complete(description);
            }

            @Override
            public void onFailure(String error) {
              made.completeExceptionally(new IllegalStateException(error));
            }
          };
      if (offer) {
        connection.createOffer(new RTCOfferOptions(), observer);
      } else {
        connection.createAnswer(new RTCAnswerOptions(), observer);
      }
      CompletableFuture<Void> set = new CompletableFuture<>();
      connection.setLocalDescription(made.get(5, TimeUnit.SECONDS), completing(set));
      set.get(5, TimeUnit.SECONDS);
      gathered.get(5, TimeUnit.SECONDS);
      return connection.getLocalDescription();
    }

    void remote(RTCSessionDescription description) throws Exception {
      CompletableFuture<Void> set = new CompletableFuture<>();
      connection.setRemoteDescription(description, completing(set));
      set.get(5, TimeUnit.SECONDS);
    }

    /** The sink of a disabled remote track still hears; the mix for the device does not. */
    void muteDevice() {
      AudioTrack track = remote;
      if (track != null) {
        track.setEnabled(false);
      }
    }

    double share(double wanted) {
      int half = count / 2;
      short[] last = new short[count - half];
      System.arraycopy(heard, half, last, 0, last.length);
      return Tones.share(last, wanted, RATE_HZ);
    }

    void close() throws InterruptedException {
      closed = true;
      Thread pushing = pusher;
      if (pushing != null) {
        pushing.join();
      }
      connection.close();
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
      RTCRtpReceiver receiver = transceiver.getReceiver();
      if (receiver.getTrack() instanceof AudioTrack track) {
        remote = track;
        track.addSink(this::heard);
      }
    }

    @Override
    public void onAddTrack(RTCRtpReceiver receiver, MediaStream[] streams) {}

    private void heard(byte[] data, int bits, int rate, int channels, int frames) {
      var samples = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      for (int i = 0; i < frames && count < heard.length; i++) {
        heard[count++] = samples.get(i * channels);
      }
      if (count == heard.length) {
        full.countDown();
      }
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {}

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
      if (state == RTCIceGatheringState.COMPLETE) {
        gathered.complete(null);
      }
    }

    private static SetSessionDescriptionObserver completing(CompletableFuture<Void> future) {
      return new SetSessionDescriptionObserver() {
        @Override
        public void onSuccess() {
          future.complete(null);
        }

        @Override
        public void onFailure(String error) {
          future.completeExceptionally(new IllegalStateException(error));
        }
      };
    }
  }
}
