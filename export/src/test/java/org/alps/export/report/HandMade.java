package org.alps.export.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An evaluation small enough to check by hand. */
final class HandMade {
  static final String MANIFEST = """
      {"seed":7,"short_below_us":1000,"congestion":2.5,"later_field":[1],
       "policies":[{"label":"srpt","id":"srpt"},{"label":"alps","id":"alps","table_sha256":"ab12","epoch":3,"entries":2},
         {"label":"ps","id":"ps"}]}
      """;
  static final String MEASURES = """
      policy,class,invocations,mean_turnaround_us,p50_turnaround_us,p90_turnaround_us,p99_turnaround_us,p999_turnaround_us,\
      mean_slowdown,p50_slowdown,p99_slowdown,mean_wait_us,max_wait_us,preemptions
      ps,all,10,2000,1000,3000,4000,5000,2.5,2,4,1200,4000,100
      srpt,all,10,1000,500,2500,3900,4900,1.2,1,3,200,3000,5
      alps,all,10,1200,600,3000,5000,5010,1.4,1,3.5,400,8000,15
      ps,short,8,800,700,900,950,990,2.6,2,4,500,800,60
      srpt,short,8,400,300,450,480,495,1.1,1,1.5,100,200,0
      alps,short,8,400,300,450,480,495,1.1,1,1.5,100,200,0
      ps,long,2,6800,6000,7000,8000,8000,2.1,2,2.2,4000,4000,40
      srpt,long,2,3400,3300,3500,3900,4900,1.6,1,3,600,3000,5
      alps,long,2,4400,4000,4500,10000,10000,2.6,2,5.5,1600,8000,15
      """;
  static final String CDF = """
      policy,class,measure,value,fraction
      ps,short,turnaround_us,0,0.1
      ps,short,turnaround_us,900,1
      alps,short,turnaround_us,300,1
      """;
  static final String FUNCTIONS = """
      policy,function_uid,class,invocations,mean_cpu_time_us,mean_turnaround_us,mean_slowdown,max_wait_us,preemptions
      ps,b,short,8,300,800,2.6,800,60
      alps,b,short,8,300,400,1.1,200,0
      ps,a,long,2,3000,2000,2.1,4000,40
      alps,a,long,2,3000,4400,2.6,8000,15
      alps,only-alps,long,1,3000,4400,2.6,8000,15
      """;

  private HandMade() {}

  static void write(Path folder) {
    put(folder, "manifest.json", MANIFEST);
    put(folder, "measures.csv", MEASURES);
    put(folder, "cdf.csv", CDF);
    put(folder, "functions.csv", FUNCTIONS);
  }

  static void put(Path folder, String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
