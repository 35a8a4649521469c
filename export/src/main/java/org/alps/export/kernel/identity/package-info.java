/**
 * Whose a process is: {@code alps exec} and {@code alps mark} for processes, the OCI hook for containers. They write three pinned maps and need
 * nothing but those; the scheduler and the recorder read them.
 */
package org.alps.export.kernel.identity;
