/**
 * The nightly refresh of the policy table: new trace partitions in, a candidate learned, judged on the newest unseen partition, and published
 * where the gate lets it. What is done is not done twice; a night that broke off is resumed by the next run, with the same bytes.
 */
package org.alps.export.nightly;
