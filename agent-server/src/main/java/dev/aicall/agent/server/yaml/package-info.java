/** Files that people write: YAML whose every value knows its line, and errors that help. */
@NullMarked
package dev.aicall.agent.server.yaml;

import org.jspecify.annotations.NullMarked;
