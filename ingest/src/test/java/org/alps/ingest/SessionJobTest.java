package org.alps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.api.java.function.MapFunction;
import org.junit.jupiter.api.Test;

class SessionJobTest {
  @Test
  void answersOneLocalSessionThatListensOnLoopbackOnly() {
    SparkSession session = SessionJob.session();
    assertThat(SessionJob.session()).isSameAs(session);
    assertThat(session.sparkContext().isLocal()).isTrue();
    assertThat(session.conf().get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(session.sparkContext().uiWebUrl().isDefined()).isFalse();
  }

  @Test
  void whatATaskThrowsArrivesWithItsCause() {
    Throwable thrown = catchThrowable(() -> SessionJob.session().range(2).map((MapFunction<Long, Long>) id -> {
      throw AlpsException.badInput("Cannot read file: a.csv. Give another.");
    }, Encoders.LONG()).collectAsList());
    while (thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertThat(thrown).isInstanceOf(AlpsException.class).hasMessage("Cannot read file: a.csv. Give another.");
    assertThat(((AlpsException) thrown).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
