/**
 * The recorder: what every finished invocation used and how long it took, from the kernel's own scheduling events, as a trace that {@code alps ingest}
 * reads. It needs no sched_ext.
 */
package org.alps.export.kernel.record;
