/**
 * The functional suite: scenarios that try the whole kernel half on the host that they run on, which is the self-test's guest. They load, kill and
 * stall schedulers: never run them on a host that matters.
 */
package org.alps.export.kernel.functional;
