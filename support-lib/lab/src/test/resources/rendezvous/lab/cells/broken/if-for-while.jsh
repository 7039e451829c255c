class Buffer {
  final Queue<Integer> elements = new ArrayDeque<>();

  synchronized void put(int element) throws InterruptedException {
    if (elements.size() == 1) {
      wait();
    }
    elements.add(element);
    notify();
  }

  synchronized int take() throws InterruptedException {
    if (elements.isEmpty()) {
      wait();
    }
    int element = elements.remove();
    notify();
    return element;
  }
}

Schedules.explore(() -> {
  var buffer = new Buffer();
  Schedules.together(
      () -> buffer.put(1), () -> buffer.put(2), () -> buffer.take(), () -> buffer.take());
})
