package org.alps.export.kernel;

/**
 * Something that this host must have for the kernel half, and whether it has it.
 *
 * @param name in one or two words
 * @param found what is there
 * @param required whether {@code alps kernel load} does without it
 * @param cure a sentence that says what to do where it is missing
 */
public record HostCheck(String name, boolean ok, String found, boolean required, String cure) {
  boolean forbidsLoading() {
    return required && !ok;
  }
}
