/** The tuning of learners: options are tried on folds of training time, over several datasets at once. */
package org.alps.learn.tune;
