package org.alps.export.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An evaluation small enough to check by hand. */
final class HandMade {
  static final String MANIFEST = """
      {"seed":7,"short_below_us":1000,"congestion":{"ps":2.5,"eevdf":2.6},"later_field":[1],
       "seeds":[7],"load":0.9,"drift_sigma":1.0,"tick_us":4000,"sleeps":3,"bootstrap":{"units":20,"replicates":1000,"confidence":0.95},
       "policies":[{"label":"srpt","id":"srpt"},{"label":"alps","id":"alps","table_sha256":"ab12","epoch":3,"entries":2},
         {"label":"ps","id":"ps"},
         {"label":"eevdf","id":"eevdf"}]}
      """;
  static final String MEASURES = """
      policy,class,invocations,mean_turnaround_us,p50_turnaround_us,p90_turnaround_us,p99_turnaround_us,p999_turnaround_us,\
      mean_slowdown,p50_slowdown,p90_slowdown,p99_slowdown,p999_slowdown,mean_wait_us,max_wait_us,preemptions,switches
      ps,all,10,2000,1000,3000,4000,5000,2.5,2,3.5,4,4.5,1200,4000,100,110
      eevdf,all,10,2200,1100,3300,4400,5500,2.6,2,3.6,4.1,4.6,1400,4100,40,50
      srpt,all,10,1000,500,2500,3900,4900,1.2,1,2,3,3.2,200,3000,5,15
      alps,all,10,1200,600,3000,5000,5010,1.4,1,2.2,3.5,3.6,400,8000,15,25
      ps,short,8,800,700,900,950,990,2.6,2,3.5,4,4.5,500,800,60,68
      eevdf,short,8,880,770,990,1045,1089,2.7,2,3.6,4.1,4.6,580,810,24,32
      srpt,short,8,400,300,450,480,495,1.1,1,1.2,1.5,1.6,100,200,0,8
      alps,short,8,400,300,450,480,495,1.1,1,1.2,1.5,1.6,100,200,0,8
      ps,long,2,6800,6000,7000,8000,8000,2.1,2,2.1,2.2,2.2,4000,4000,40,42
      eevdf,long,2,7480,6600,7700,8800,8800,2.2,2,2.2,2.3,2.3,4700,4100,16,18
      srpt,long,2,3400,3300,3500,3900,4900,1.6,1,2.2,3,3.2,600,3000,5,7
      alps,long,2,4400,4000,4500,10000,10000,2.6,2,4,5.5,5.5,1600,8000,15,17
      """;
  static final String COMPARISONS = """
      policy,fair,class,mean_ratio,mean_ratio_low,mean_ratio_high,srpt_ratio,srpt_ratio_low,srpt_ratio_high,\
      gap_closed,gap_closed_low,gap_closed_high,p99_ratio,max_wait_ratio,harmed_share,harmed_invocation_share,worst_function_uid,worst_function_ratio
      ps,ps,all,1,1,1,2,1.9,2.1,0,0,0,1,1,0,0,b,1
      eevdf,ps,all,1.1,1.09,1.11,2.2,2.1,2.3,-0.2,-0.22,-0.18,1.1,1.025,0,0,a,1.1
      srpt,ps,all,0.5,0.48,0.52,1,1,1,1,1,1,0.975,0.75,0,0,a,0.5
      alps,ps,all,0.6,0.58,0.62,1.2,1.15,1.25,0.8,0.78,0.82,1.25,2,0.5,0.2,a,2.2
      ps,ps,short,1,1,1,2,1.9,2.1,0,0,0,1,1,0,0,b,1
      eevdf,ps,short,1.1,1.09,1.11,2.2,2.1,2.3,-0.2,-0.22,-0.18,1.1,1.0125,0,0,b,1.1
      srpt,ps,short,0.5,0.48,0.52,1,1,1,1,1,1,0.505,0.25,0,0,b,0.5
      alps,ps,short,0.5,0.48,0.52,1,1,1,1,1,1,0.505,0.25,0,0,b,0.5
      ps,ps,long,1,1,1,2,1.9,2.1,0,0,0,1,1,0,0,a,1
      eevdf,ps,long,1.1,1.09,1.11,2.2,2.1,2.3,-0.2,-0.22,-0.18,1.1,1.025,0,0,a,1.1
      srpt,ps,long,0.5,0.48,0.52,1,1,1,1,1,1,0.4875,0.75,0,0,a,0.5
      alps,ps,long,0.647,0.6,0.7,1.294,1.2,1.4,0.706,0.65,0.75,1.25,2,1,1,a,2.2
      ps,eevdf,all,0.909,0.9,0.92,2,1.9,2.1,0.167,0.15,0.18,0.909,0.976,0,0,b,0.9
      srpt,eevdf,all,0.455,0.44,0.47,1,1,1,1,1,1,0.886,0.732,0,0,a,0.5
      alps,eevdf,all,0.545,0.53,0.56,1.2,1.15,1.25,0.833,0.82,0.85,1.136,1.951,0.5,0.2,a,2
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
    put(folder, "comparisons.csv", COMPARISONS);
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
