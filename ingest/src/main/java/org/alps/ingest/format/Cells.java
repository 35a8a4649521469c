package org.alps.ingest.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The numbers in cells of text, read exactly: no value passes through a double. */
final class Cells {
  private Cells() {}

  /** The integer in a cell, also where it is written {@code 12.0}; anything else is a bad row. */
  static long integer(String cell, String reason) throws BadRow {
    try {
      return Long.parseLong(cell);
    } catch (NumberFormatException e) {
      try {
        return decimal(cell).longValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        throw new BadRow(reason);
      }
    }
  }

  /** The integer in a cell, or {@link TraceSink#UNKNOWN} where the cell is empty; a negative one is a bad row. */
  static long optionalInteger(String cell, String reason) throws BadRow {
    if (cell.isBlank()) {
      return TraceSink.UNKNOWN;
    }
    long value = integer(cell, reason);
    if (value < 0) {
      throw new BadRow(reason);
    }
    return value;
  }

  /** The decimal in a cell times 10^{@code places}, rounded half up to an integer: seconds to microseconds with 6, milliseconds with 3. */
  static long scaled(String cell, int places, String reason) throws BadRow {
    try {
      return decimal(cell).movePointRight(places).setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadRow(reason);
    }
  }

  /** The text in a cell, which must not be empty. */
  static String text(String cell, String reason) throws BadRow {
    if (cell.isBlank()) {
      throw new BadRow(reason);
    }
    return cell;
  }

  /** The decimal in a cell; exponents beyond any time or size (which would cost gigabytes to write out) are no numbers here. */
  private static BigDecimal decimal(String cell) {
    BigDecimal decimal = new BigDecimal(cell.strip());
    if (Math.abs((long) decimal.scale()) > 400) {
      throw new NumberFormatException(cell);
    }
    return decimal;
  }
}
