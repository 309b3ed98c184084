package dev.aicall.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java is a promise: each block must compile as it stands. */
class ReadmeTest {
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CLASS_NAME = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

  @TempDir private Path classes;

  @Test
  void everyJavaBlockCompiles() throws IOException {
    List<JavaFileObject> blocks = javaBlocks(Files.readString(Path.of("..", "README.md")));
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                blocks)
            .call();

    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static List<JavaFileObject> javaBlocks(String markdown) {
    List<JavaFileObject> blocks = new ArrayList<>();
    Matcher block = JAVA_BLOCK.matcher(markdown);
    while (block.find()) {
      Matcher name = CLASS_NAME.matcher(block.group(1));
      assertThat(name.find()).as("a class in " + block.group(1)).isTrue();
      blocks.add(new Block(name.group(1), block.group(1)));
    }
    return blocks;
  }

  private static final class Block extends SimpleJavaFileObject {
    private final String code;

    Block(String name, String code) {
      super(URI.create("readme:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
