class Group {
  volatile int n;

  synchronized void done() {
    n--;
    if (n == 0) {
      notifyAll();
    }
  }

  void await() throws InterruptedException {
    if (n > 0) {
      synchronized (this) {
        wait();
      }
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
