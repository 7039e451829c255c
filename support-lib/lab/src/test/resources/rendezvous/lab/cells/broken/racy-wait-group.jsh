class Group {
  volatile int n;

  void done() {
    n--;
    if (n == 0) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  synchronized void await() throws InterruptedException {
    while (n > 0) {
      wait();
    }
  }
}

Schedules.explore(() -> {
  var group = new Group();
  group.n = 2;
  Thread.startVirtualThread(group::done);
  Thread.startVirtualThread(group::done);
  group.await();
})
