# Writes tiny.csv: 600 invocations of five functions within ten minutes, in the canonical csv format. Whole numbers only, drawn with
# Lehmer's generator (Park and Miller, CACM 1988), so that every awk writes the same bytes.
function draw(below) {
  state = state * 16807 % 2147483647
  return state % below
}

# Invocations of a function: arrivals within span_us from start_us on, sizes from least_us to twice that `doublings` times, and up to spread_us more.
function invocations(name, count, start_us, span_us, least_us, doublings, spread_us,    i, arrival_us, size_us) {
  for (i = 0; i < count; i++) {
    arrival_us = start_us + draw(span_us)
    size_us = least_us * 2 ^ draw(doublings + 1)
    printf "%s,%d,%d\n", name, arrival_us, size_us + draw(spread_us)
  }
}

BEGIN {
  state = 1
  print "function_uid,arrival_us,cpu_time_us"
  invocations("web/page", 400, 0, 600000000, 20000, 0, 20000)
  invocations("web/search", 100, 0, 600000000, 50000, 6, 1000)
  invocations("batch/resize", 40, 240000000, 5000000, 900000, 0, 300000)
  invocations("batch/train", 20, 0, 600000000, 8000000, 0, 12000000)
  for (tick = 0; tick < 40; tick++) {
    printf "cron/tick,%d,5000\n", tick * 15000000
  }
}
