package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sentence is heard while a slow engine still makes it. */
class SpeechTrackTest {
  private static final short[] SOUND = new short[8_000];
  private final short[] samples = new short[8_000];
  private final SpeechTrack track = new SpeechTrack(new VirtualTime(), () -> {});
  private final SpokenSentence sentence = new SpokenSentence("aaaa bbbb cccc dddd.", 0);
  private final SentenceSound sound = sentence.sound();

  SpeechTrackTest() {
    Arrays.fill(SOUND, (short) 1_000);
    track.append(sentence);
  }

  @Test
  void wordsFollowTheEstimateUntilTheLengthIsKnown() {
    sound.expect(16_000);
    assertThat(track.read(samples, 0, 8_000)).isZero();
    assertThat(track.heard()).isZero();

    sound.write(SOUND, 0, 8_000);
    assertThat(track.read(samples, 0, 3_999)).isEqualTo(3_999);
    assertThat(track.heard()).isEqualTo(5);
    assertThat(track.read(samples, 0, 8_000)).isEqualTo(4_001);
    assertThat(track.heard()).isEqualTo(10);
    assertThat(track.read(samples, 0, 8_000)).isZero();
    assertThat(track.heard()).isEqualTo(10);

    sound.write(SOUND, 0, 2_000);
    sound.complete();
    assertThat(track.read(samples, 0, 8_000)).isEqualTo(2_000);
    assertThat(track.heard()).isEqualTo(20);
    assertThat(track.finished()).isOne();
  }

  @Test
  void soundThatIsLongerThanExpectedSlowsTheWordsAndTakesNoneBack() {
    sound.expect(4_000);
    sound.write(SOUND, 0, 3_000);
    assertThat(track.read(samples, 0, 2_500)).isEqualTo(2_500);
    assertThat(track.heard()).isEqualTo(15);

    sound.write(SOUND, 0, 8_000);
    assertThat(track.read(samples, 0, 5_000)).isEqualTo(5_000);
    assertThat(track.heard()).isEqualTo(15);
    assertThat(track.read(samples, 0, 1_000)).isEqualTo(1_000);
    assertThat(track.heard()).isEqualTo(20);
  }

  @Test
  void cutEndsItBetweenTwoReads() {
    sound.write(SOUND, 0, 8_000);
    sound.complete();
    assertThat(track.read(samples, 0, 160)).isEqualTo(160);
    track.cut();

    assertThat(track.read(samples, 0, 8_000)).isZero();
    assertThat(track.heard()).isEqualTo(5);
    assertThat(track.finished()).isZero();
  }

  @Test
  void whatWasHeardIsForgotten() {
    SpeechTrack longTrack = new SpeechTrack(new VirtualTime(), () -> {});
    List<WeakReference<SpokenSentence>> sentences = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      SpokenSentence next = new SpokenSentence("aaaa ", 5 * i);
      next.sound().write(SOUND, 0, 160);
      next.sound().complete();
      longTrack.append(next);
      sentences.add(new WeakReference<>(next));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(longTrack.read(samples, 0, 160)).isEqualTo(160);
    }
    System.gc();

    assertThat(sentences.subList(0, 3)).allMatch(sentence -> sentence.get() == null);
    assertThat(longTrack.read(samples, 0, 160)).isEqualTo(160);
    assertThat(longTrack.heard()).isEqualTo(25);
  }
}
