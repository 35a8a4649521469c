# A runtime of one function: forks a process for each invocation of its schedule, at its time. An invocation burns half of its CPU time, sleeps as
# long as it is blocked, and burns the rest. It needs perl alone, without any module; a JVM cannot fork.
#
# usage: runtime.pl SCHEDULE    (rows arrival_us,cpu_time_us,blocked_us by time; standard input: when it begins, in seconds of CLOCK_MONOTONIC)
my $CLOCK_GETTIME = 228;
my $EXIT_GROUP = 231;
my $CLOCK_MONOTONIC = 1;
my $CLOCK_PROCESS_CPUTIME_ID = 2;

sub now {
  my $time = "\0" x 16;
  syscall($CLOCK_GETTIME, $_[0], $time);
  my ($seconds, $nanoseconds) = unpack('qq', $time);
  return $seconds + $nanoseconds / 1e9;
}

sub burn_until {
  while (now($CLOCK_PROCESS_CPUTIME_ID) < $_[0]) {
    for (my $i = 0; $i < 50; $i++) { }
  }
}

sub sleep_for {
  select(undef, undef, undef, $_[0]) if $_[0] > 0;
}

open(my $file, '<', $ARGV[0]) or die "Cannot read $ARGV[0]: $!\n";
my @invocations = map { [split /,/] } <$file>;
my $begin = <STDIN>;
$SIG{CHLD} = 'IGNORE';
for my $invocation (@invocations) {
  my ($arrival_us, $cpu_time_us, $blocked_us) = @$invocation;
  sleep_for($begin + $arrival_us / 1e6 - now($CLOCK_MONOTONIC));
  my $pid = fork();
  die "Cannot fork: $!\n" unless defined $pid;
  next if $pid;
  burn_until($cpu_time_us / 2e6);
  sleep_for($blocked_us / 1e6);
  burn_until($cpu_time_us / 1e6);
  syscall($EXIT_GROUP, 0);
}
1 while wait() != -1;
