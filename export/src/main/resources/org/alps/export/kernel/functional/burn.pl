# A process that burns CPU time, and what it forks. It begins when a line comes on standard input, and prints one number when it is done.
#
# usage: burn.pl forks COUNT CPU_MS GAP_MS    forks COUNT processes, GAP_MS apart, that burn CPU_MS each; prints how many ended well
#        burn.pl cpu CPU_MS                   burns CPU_MS; prints what it burnt
#        burn.pl exec CPU_MS                  becomes another perl that burns CPU_MS
#        burn.pl until WALL_MS                burns for WALL_MS of time that passes; prints what it burnt
#        burn.pl warm COUNT CPU_MS            burns CPU_MS at each line that comes, COUNT times; prints COUNT
#        burn.pl class POLICY CPU_MS          joins a scheduling class, then burns
require((($0 =~ m{^(.*/)})[0] // './') . 'clock.pl');

my $SCHED_SETSCHEDULER = 144;

sub burn {
  burn_until(now($CLOCK_PROCESS_CPUTIME_ID) + $_[0] / 1e3);
}

sub burnt_ms {
  return int(now($CLOCK_PROCESS_CPUTIME_ID) * 1e3);
}

$| = 1;
my ($what, @numbers) = @ARGV;
<STDIN>;
if ($what eq 'forks') {
  my ($count, $cpu_ms, $gap_ms) = @numbers;
  for (my $i = 0; $i < $count; $i++) {
    my $pid = fork();
    die "Cannot fork: $!\n" unless defined $pid;
    if (!$pid) {
      burn($cpu_ms);
      exit 0;
    }
    sleep_for($gap_ms / 1e3);
  }
  my $well = 0;
  while (wait() != -1) {
    $well++ if $? == 0;
  }
  print "$well\n";
} elsif ($what eq 'cpu') {
  burn($numbers[0]);
  print burnt_ms(), "\n";
} elsif ($what eq 'exec') {
  open(STDIN, '<', '/proc/self/comm') or die "Cannot read: $!\n";
  exec('perl', $0, 'cpu', $numbers[0]) or die "Cannot exec: $!\n";
} elsif ($what eq 'until') {
  my $end = now($CLOCK_MONOTONIC) + $numbers[0] / 1e3;
  burn(1) while now($CLOCK_MONOTONIC) < $end;
  print burnt_ms(), "\n";
} elsif ($what eq 'warm') {
  my ($count, $cpu_ms) = @numbers;
  for (my $i = 0; $i < $count; $i++) {
    <STDIN> if $i;
    burn($cpu_ms);
    print $i + 1, "\n";
  }
} elsif ($what eq 'class') {
  my $priority = pack('i', 0);
  syscall($SCHED_SETSCHEDULER, 0, $numbers[0] + 0, $priority) == 0 or die "Cannot join class $numbers[0]: $!\n";
  burn($numbers[1]);
  print burnt_ms(), "\n";
} else {
  die "Cannot burn: $what\n";
}
