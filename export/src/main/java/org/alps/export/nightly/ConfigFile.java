package org.alps.export.nightly;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * A configuration file as it stands: keys with values, in the syntax of {@link Properties}, UTF-8.
 *
 * @param values by key; blanks around them are taken off
 * @param problems keys that stand twice or have no value
 */
record ConfigFile(Map<String, String> values, List<String> problems) {
  /** @throws AlpsException with exit code 2 where the file cannot be read */
  static ConfigFile read(Path file) {
    ConfigFile config = new ConfigFile(new TreeMap<>(), new ArrayList<>());
    try (Reader reader = Files.newBufferedReader(file)) {
      config.listening().load(reader);
    } catch (IOException | IllegalArgumentException e) {
      String why = Files.notExists(file) ? "there is no such file" : String.valueOf(e.getMessage());
      throw new AlpsException(ExitCode.USAGE,
          "Cannot read configuration: " + file + ": " + why + ". Copy export/src/main/config/nightly.conf, and write lines of key = value.", e);
    }
    return config;
  }

  /** Properties that tell each line as it is read; a plain one would let a later line win in silence. */
  private Properties listening() {
    return new Properties() {
      private static final long serialVersionUID = 1;

      @Override
      public synchronized Object put(Object key, Object value) {
        add((String) key, ((String) value).strip());
        return null;
      }
    };
  }

  private void add(String key, String value) {
    if (value.isEmpty()) {
      problems.add(key + " has no value. Give it one, or remove the line.");
    }
    if (values.put(key, value) != null) {
      problems.add(key + " stands twice. Keep one of the lines.");
    }
  }
}
