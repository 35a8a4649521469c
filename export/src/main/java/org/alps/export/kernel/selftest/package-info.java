/**
 * The kernel half's self-test: boots a stock Debian kernel in QEMU, runs the functional suite and the experiment inside, and judges what came out.
 * The host drives: it sends orders through a {@link org.alps.export.kernel.selftest.GuestChannel} and the guest, the same jar, answers each.
 */
package org.alps.export.kernel.selftest;
