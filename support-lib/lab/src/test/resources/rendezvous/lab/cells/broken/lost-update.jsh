class Counter {
  int n;

  void increment() {
    n++;
  }
}

Schedules.explore(() -> {
  var counter = new Counter();
  Schedules.together(counter::increment, counter::increment);
  Schedules.require(counter.n == 2, "two increments make " + counter.n);
})
