package org.alps.learn;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A random forest (Breiman 2001) that maps a function's last few mean slices to the next, trained on that function's windows alone: the paper's
 * random forest. Ten trees of two lags out of three a split, from one seed, so that the same history always gives the same slice. It knows values
 * between the least and the greatest it saw, and no others.
 */
final class SliceForest {
  /** With fewer windows there are fewer than five examples to learn from: it is their average then. */
  static final int FEWEST_WINDOWS = 8;
  private static final int TREES = 10;
  private static final long SEED = 1;
  private static final String[] LAGS = {"3", "2", "1"};
  private static final float LAGS_A_SPLIT = 0.67f;
  private static final String SLICE = "slice";
  private static final RegressionFactory FACTORY = new RegressionFactory();
  /** When and from where, which the library wants to know of its data, and a learner shall not ask. */
  private static final SimpleDataSourceProvenance ORIGIN = new SimpleDataSourceProvenance("windows", OffsetDateTime.MIN, FACTORY);
  /** Held, as a logger that nobody holds forgets its level; it tells every tree. */
  private static final Logger TALK = Logger.getLogger("org.tribuo");

  static {
    TALK.setLevel(Level.WARNING);
  }

  private SliceForest() {}

  static double next(double[] history) {
    if (history.length < FEWEST_WINDOWS) {
      return SliceTraining.average(history);
    }
    MutableDataset<Regressor> examples = new MutableDataset<>(ORIGIN, FACTORY);
    for (int window = LAGS.length; window < history.length; window++) {
      examples.add(example(history, window, history[window]));
    }
    CARTRegressionTrainer tree = new CARTRegressionTrainer(Integer.MAX_VALUE, 2, 0, LAGS_A_SPLIT, false, new MeanSquaredError(), SEED);
    return new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, SEED).train(examples)
        .predict(example(history, history.length, 0)).getOutput().getValues()[0];
  }

  /** What was before a window, and what it came to. */
  private static ArrayExample<Regressor> example(double[] history, int window, double slice) {
    return new ArrayExample<>(new Regressor(SLICE, slice), LAGS, Arrays.copyOfRange(history, window - LAGS.length, window));
  }
}
