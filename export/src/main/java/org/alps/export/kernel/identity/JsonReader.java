package org.alps.export.kernel.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of JSON (RFC 8259) that the jar alone has: a host of containers has no Jackson. Objects become maps, arrays lists, texts strings, numbers
 * {@link Number}s, {@code true} and {@code false} booleans. Strict: what the RFC does not allow, a name that comes twice, or nesting deeper than 200
 * is refused.
 */
final class JsonReader {
  private static final int DEEPEST = 200;
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;

  /** What a text that is no JSON is refused with. */
  static final class Malformed extends Exception {
    Malformed(String message) {
      super(message);
    }
  }

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The one value that the text is; may be null. */
  static Object read(String text) throws Malformed {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value();
    reader.space();
    if (reader.at < text.length()) {
      throw reader.malformed("something follows");
    }
    return value;
  }

  private Object value() throws Malformed {
    space();
    if (at == text.length()) {
      throw malformed("it ends too early");
    }
    if (++depth > DEEPEST) {
      throw malformed("it is nested deeper than " + DEEPEST);
    }
    Object value = switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
    depth--;
    return value;
  }

  private Map<String, Object> object() throws Malformed {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    if (taken('}')) {
      return object;
    }
    do {
      space();
      String name = string();
      need(':');
      if (object.containsKey(name)) {
        throw malformed("\"" + name + "\" comes twice");
      }
      object.put(name, value());
    } while (taken(','));
    need('}');
    return object;
  }

  private List<Object> array() throws Malformed {
    List<Object> array = new ArrayList<>();
    at++;
    if (taken(']')) {
      return array;
    }
    do {
      array.add(value());
    } while (taken(','));
    need(']');
    return array;
  }

  private String string() throws Malformed {
    need('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return string.toString();
      }
      if (c < ' ') {
        throw malformed("a control character in a text");
      }
      string.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() throws Malformed {
    char c = next();
    if (c != 'u') {
      int which = ESCAPES.indexOf(c);
      if (which < 0) {
        throw malformed("\\" + c);
      }
      return ESCAPED.charAt(which);
    }
    int code = 0;
    for (int i = 0; i < HEX_DIGITS; i++) {
      char hex = next();
      if (!"0123456789abcdefABCDEF".contains(String.valueOf(hex))) {
        throw malformed("\\u with " + hex);
      }
      code = code << HEX_DIGITS | Character.digit(hex, 16);
    }
    return (char) code;
  }

  private Number number() throws Malformed {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw malformed("\"" + text.charAt(at) + "\"");
    }
    at = number.end();
    try {
      return Long.valueOf(number.group());
    } catch (NumberFormatException e) {
      return Double.valueOf(number.group());
    }
  }

  private Object word(String word, Object value) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw malformed("\"" + text.charAt(at) + "\"");
    }
    at += word.length();
    return value;
  }

  private boolean taken(char c) {
    space();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void need(char c) throws Malformed {
    if (!taken(c)) {
      throw malformed("no " + c);
    }
  }

  private char next() throws Malformed {
    if (at == text.length()) {
      throw malformed("it ends too early");
    }
    return text.charAt(at++);
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Malformed malformed(String why) {
    return new Malformed(why + " at character " + at);
  }
}
