package org.alps.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A part of a generated trace as a source: its content is its name, which specifies all of it but the seed. */
record TextSource(String name, int day) implements SourceFile {
  @Override
  public InputStream open() {
    return new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8));
  }
}
