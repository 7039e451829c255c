class Once {
  Object instance;
  final AtomicInteger created = new AtomicInteger();

  synchronized Object get() {
    if (instance == null) {
      created.incrementAndGet();
      instance = new Object();
    }
    return instance;
  }
}

Schedules.atMost(2000).run(() -> {
  var once = new Once();
  Schedules.together(once::get, once::get);
  Schedules.require(once.created.get() == 1, "created " + once.created + " times");
})
