# A runtime of one function: forks a process for each invocation of its schedule, at its time. An invocation burns half of its CPU time, sleeps as
# long as it is blocked, and burns the rest. In the end it prints how much CPU time it had itself since it began, in microseconds.
#
# usage: runtime.pl SCHEDULE    (rows arrival_us,cpu_time_us,blocked_us by time; standard input: when it begins, in seconds of CLOCK_MONOTONIC)
require((($0 =~ m{^(.*/)})[0] // './') . 'clock.pl');

open(my $file, '<', $ARGV[0]) or die "Cannot read $ARGV[0]: $!\n";
my @invocations = map { [split /,/] } <$file>;
my $begin = <STDIN>;
my $before = now($CLOCK_PROCESS_CPUTIME_ID);
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
  leave();
}
1 while wait() != -1;
printf("%.0f\n", (now($CLOCK_PROCESS_CPUTIME_ID) - $before) * 1e6);
