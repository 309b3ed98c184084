package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmFrame;
import org.junit.jupiter.api.Test;

class PieceQueueTest {
  private final PieceQueue queue = new PieceQueue();

  private void put(int number) {
    SoundPiece piece = queue.spare();
    piece.copy(new PcmFrame(new short[] {(short) number}, 0, 1, 16_000, 1, 0), number);
    queue.put(piece);
  }

  /** Takes a piece, −1 if there is none. */
  private long take() {
    SoundPiece piece = queue.take();
    if (piece == null) {
      return -1;
    }
    long number = piece.arrivedNanos;
    assertThat(piece.samples[0]).isEqualTo((short) number);
    queue.giveBack(piece);
    return number;
  }

  @Test
  void piecesComeInOrder() {
    assertThat(take()).isEqualTo(-1);
    for (int i = 0; i < 3_000; i += 3) {
      for (int j = 0; j < 3; j++) {
        put(i + j);
      }
      for (int j = 0; j < 3; j++) {
        assertThat(take()).isEqualTo(i + j);
      }
      assertThat(take()).isEqualTo(-1);
    }
    assertThat(queue.lost()).isZero();
  }

  @Test
  void aFullQueueLosesTheOldest() {
    for (int i = 0; i < PieceQueue.CAPACITY + 5; i++) {
      put(i);
    }

    assertThat(queue.lost()).isEqualTo(5);
    for (int i = 5; i < PieceQueue.CAPACITY + 5; i++) {
      assertThat(take()).isEqualTo(i);
    }
    assertThat(take()).isEqualTo(-1);
    assertThat(queue.read()).isEqualTo(queue.written());
  }

  @Test
  void betweenTwoThreadsTheOrderHoldsWhateverIsLost() throws InterruptedException {
    int count = 300_000;
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                put(i);
              }
            });
    writer.start();
    long last = -1;
    long taken = 0;
    while (writer.isAlive() || queue.read() < queue.written()) {
      long number = take();
      if (number >= 0) {
        assertThat(number).isGreaterThan(last);
        last = number;
        taken++;
      }
    }
    writer.join();

    assertThat(last).isEqualTo(count - 1);
    assertThat(taken + queue.lost()).isEqualTo(count);
  }
}
