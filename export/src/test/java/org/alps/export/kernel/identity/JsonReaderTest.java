package org.alps.export.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  @Test
  void everyKindOfValue() throws JsonReader.Malformed {
    assertThat(JsonReader.read(" {\"a\" : [1, -2.5e1, true, false, null, \"x\"], \"b\":{}, \"c\":[ ] }\n"))
        .isEqualTo(Map.of("a", Arrays.asList(1L, -25.0, true, false, null, "x"), "b", Map.of(), "c", List.of()));
  }

  @Test
  void escapes() throws JsonReader.Malformed {
    assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\"")).isEqualTo("\"\\/\b\f\n\r\t\u00e9\uD83D\uDE00");
  }

  @Test
  void numbersBeyondALongAreDoubles() throws JsonReader.Malformed {
    assertThat(JsonReader.read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(JsonReader.read("9223372036854775808")).isEqualTo(9.223372036854775808e18);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ~~            | it ends too early at character 0
      {             | no " at character 1
      {"a"}         | no : at character 4
      {"a":1,}      | no " at character 7
      {"a":1 "b":2} | no } at character 7
      {"a":1,"a":2} | "a" comes twice at character 11
      [1,]          | "]" at character 3
      [1            | no ] at character 2
      "a            | it ends too early at character 2
      "\\x"         | \\x at character 3
      "\\u00g0"     | \\u with g at character 6
      01            | something follows at character 1
      1 2           | something follows at character 2
      +1            | "+" at character 0
      .5            | "." at character 0
      tru           | "t" at character 0
      NaN           | "N" at character 0
      'a'           | "'" at character 0
      """)
  void whatIsNoJsonIsRefused(String text, String why) {
    assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonReader.Malformed.class).hasMessage(why);
  }

  @Test
  void controlCharactersAndDeepNestingAreRefused() {
    assertThatThrownBy(() -> JsonReader.read("\"a\nb\"")).hasMessage("a control character in a text at character 3");
    assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessage("it is nested deeper than 200 at character 200");
  }
}
