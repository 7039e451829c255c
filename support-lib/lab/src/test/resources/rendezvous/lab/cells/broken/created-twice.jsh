class Once {
  Object instance;
  final AtomicInteger created = new AtomicInteger();

  Object get() {
    if (instance == null) {
      created.incrementAndGet();
      instance = new Object();
    }
    return instance;
  }
}

Schedules.explore(() -> {
  var once = new Once();
  Schedules.together(once::get, once::get);
  Schedules.require(once.created.get() == 1, "created " + once.created + " times");
})
