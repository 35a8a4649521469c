package org.alps.export.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, tags and command lines as bytes, worked by hand from alps_intf.h. */
class IdentityFormsTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void aNameIsItsLengthAndItsUtf8() {
    FunctionName name = new FunctionName("f\u00e9");
    assertThat(HEX.formatHex(name.bytes())).isEqualTo("030066c3a9" + "00".repeat(251));
    assertThat(FunctionName.of(name.bytes())).isEqualTo(name);
    assertThat(new FunctionName("a").id()).isEqualTo(0xaf63dc4c8601ec8cL);
  }

  @Test
  void namesAreOneTo254Bytes() {
    assertThat(FunctionName.of(new FunctionName("x".repeat(254)).bytes()).uid()).hasSize(254);
    assertThatThrownBy(() -> new FunctionName("\u00e9".repeat(128)))
        .hasMessage("Cannot tag function: \"" + "\u00e9".repeat(128) + "\" has 256 bytes. Give a UID of 1 to 254 bytes.");
    assertThatThrownBy(() -> new FunctionName("")).hasMessage("Cannot tag function: \"\" has 0 bytes. Give a UID of 1 to 254 bytes.");
  }

  @Test
  void tagsAreFunctionRoleAndMark() {
    ProcessTag tag = new ProcessTag(0x0102030405060708L, ProcessTag.Role.PARENT, 9);
    assertThat(HEX.formatHex(tag.bytes())).isEqualTo("0807060504030201" + "01000000" + "09000000");
    assertThat(ProcessTag.of(tag.bytes())).isEqualTo(tag);
    GroupTag group = new GroupTag(0x0102030405060708L, -1);
    assertThat(HEX.formatHex(group.bytes())).isEqualTo("0807060504030201" + "ffffffff" + "00000000");
    assertThat(GroupTag.of(group.bytes())).isEqualTo(group);
  }

  @Test
  void marksGoOnAfterTheLast() {
    assertThat(new ProcessTag(1, ProcessTag.Role.INVOCATION, -1).marked()).isEqualTo(new ProcessTag(1, ProcessTag.Role.INVOCATION, 0));
    assertThat(new GroupTag(1, 7).marked()).isEqualTo(new GroupTag(1, 8));
  }

  @Test
  void theCallersCommandIsWhatFollowsTheFirstTwoDashes() {
    List<byte[]> command = CallersCommand.after(bytes("java\0exec\0--function\0f\0--\0printf\0--\0\0\u00ff\0"));
    assertThat(command).containsExactly(bytes("printf"), bytes("--"), bytes(""), bytes("\u00ff"));
    assertThatThrownBy(() -> CallersCommand.after(bytes("java\0exec\0--function\0f\0--\0")))
        .hasMessage("Cannot run a program: none is given after --. Write alps exec --function UID -- PROGRAM ARGUMENTS.");
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
