# Two processes that hand a byte to and fro, on one CPU: each hand-over is a switch. Prints nanoseconds a switch, the best of some rounds.
#
# usage: pingpong.pl SWITCHES    (standard input: a line when it shall begin)
require((($0 =~ m{^(.*/)})[0] // './') . 'clock.pl');

my $SCHED_SETAFFINITY = 203;
my $switches = $ARGV[0];
my $first_cpu = pack('Q', 1);
<STDIN>;
syscall($SCHED_SETAFFINITY, 0, 8, $first_cpu);
pipe(my $there_out, my $there_in);
pipe(my $back_out, my $back_in);
my $byte = 'x';
if (!fork()) {
  close($there_in);
  while (sysread($there_out, $byte, 1)) { syswrite($back_in, $byte, 1); }
  leave();
}
my $best = 0;
for (1 .. 5) {
  my $begun = now($CLOCK_MONOTONIC);
  for (my $i = 0; $i < $switches / 2; $i++) { syswrite($there_in, $byte, 1); sysread($back_out, $byte, 1); }
  my $each = (now($CLOCK_MONOTONIC) - $begun) * 1e9 / $switches;
  $best = $each if !$best || $each < $best;
}
print int($best), "\n";
close($there_in);
wait();
