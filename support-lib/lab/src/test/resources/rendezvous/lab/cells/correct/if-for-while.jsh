class Buffer {
  final Queue<Integer> elements = new ArrayDeque<>();

  synchronized void put(int element) throws InterruptedException {
    while (elements.size() == 1) {
      wait();
    }
    elements.add(element);
    notifyAll();
  }

  synchronized int take() throws InterruptedException {
    while (elements.isEmpty()) {
      wait();
    }
    int element = elements.remove();
    notifyAll();
    return element;
  }
}

Schedules.atMost(2000).run(() -> {
  var buffer = new Buffer();
  Schedules.together(
      () -> buffer.put(1), () -> buffer.put(2), () -> buffer.take(), () -> buffer.take());
})
