# What the workload's scripts share: the clocks, and how CPU time is burnt. It needs perl alone, without any module; a JVM cannot fork.
our $CLOCK_MONOTONIC = 1;
our $CLOCK_PROCESS_CPUTIME_ID = 2;

# Seconds of a clock.
sub now {
  my $time = "\0" x 16;
  syscall(228, $_[0], $time); # clock_gettime
  my ($seconds, $nanoseconds) = unpack('qq', $time);
  return $seconds + $nanoseconds / 1e9;
}

# Burns until this process has had so many seconds of CPU time.
sub burn_until {
  while (now($CLOCK_PROCESS_CPUTIME_ID) < $_[0]) {
    for (my $i = 0; $i < 50; $i++) { }
  }
}

sub sleep_for {
  select(undef, undef, undef, $_[0]) if $_[0] > 0;
}

# Ends this process without perl's own clearing up.
sub leave {
  syscall(231, 0); # exit_group
}

1;
