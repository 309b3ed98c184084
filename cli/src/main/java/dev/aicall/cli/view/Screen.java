package dev.aicall.cli.view;

/** Where the live view is drawn. Safe from any thread. */
interface Screen {
  /** Adds a line that stays. */
  void add(Line line);

  /** Shows what is still changing, below all lines; empty shows nothing. */
  void status(String text);
}
