package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What a table was learned from: told where it is known, and never taken from another's table. */
class LearnedFromTest {
  private static final String TRAINING = "\"training\":{\"learner\":\"guarded\",\"windows\":5,\"from_us\":0,\"until_us\":43200000000}";
  private static final String LEARNED = "{\"label\":\"gittins\",\"table_sha256\":\"aa\"},{\"label\":\"alps-mended\",\"table_sha256\":\"bb\"},"
      + "{\"label\":\"guarded\",\"table_sha256\":\"cc\"},{\"label\":\"nice\",\"table_sha256\":\"bb\"},{\"label\":\"oracle\",\"table_sha256\":\"dd\"}";

  @Test
  void learnersOfOneEvaluationLearnedFromTheSameTimeEachItsOwnWay() {
    LearnedFrom learned = of(LEARNED);
    assertThat(learned.words("guarded")).isEqualTo("guarded: the trace's start to 12.0 h, 5 windows");
    assertThat(learned.words("gittins")).isEqualTo("gittins: the trace's start to 12.0 h, 5 windows");
    assertThat(learned.words("nice")).as("obeys the mended table").isEqualTo("alps-mended: the trace's start to 12.0 h, 5 windows");
  }

  @Test
  void theOracleLearnedFromWhatIsJudged() {
    assertThat(of(LEARNED).words("oracle")).isEqualTo("judged time itself, so a bound");
  }

  @Test
  void aFilesTrainingIsNobodyElses() {
    LearnedFrom learned = of(LEARNED + ",{\"label\":\"table\",\"table_sha256\":\"ee\"},{\"label\":\"copy\",\"table_sha256\":\"ee\"}");
    assertThat(learned.words("table")).isEqualTo("guarded: the trace's start to 12.0 h, 5 windows").isEqualTo(learned.words("copy"));
    assertThat(learned.words("guarded")).isEqualTo("not recorded");
  }

  @Test
  void whatStandsBesideThePolicyIsBelieved() {
    LearnedFrom learned = of("{\"label\":\"oracle\",\"table_sha256\":\"dd\"," + TRAINING.replace("guarded", "alps") + "}");
    assertThat(learned.words("oracle")).isEqualTo("alps: the trace's start to 12.0 h, 5 windows");
  }

  private static LearnedFrom of(String policies) {
    try {
      return new LearnedFrom(new EvaluationManifest(new ObjectMapper().readTree("{\"policies\":[" + policies + "]," + TRAINING + "}")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
