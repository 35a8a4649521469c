/**
 * The kernel half's loader: it puts the scheduler and a policy table into the running kernel and takes them out again, and tells how both
 * fare. What stays lives in maps that are pinned under {@link org.alps.export.kernel.Pins}; no process of ours does.
 */
package org.alps.export.kernel;
