class Counter {
  int n;

  synchronized void increment() {
    n++;
  }
}

Schedules.atMost(2000).run(() -> {
  var counter = new Counter();
  Schedules.together(counter::increment, counter::increment);
  Schedules.require(counter.n == 2, "two increments make " + counter.n);
})
