class Group {
  int n;

  synchronized void done() {
    n--;
    if (n == 0) {
      notifyAll();
    }
  }

  synchronized void await() throws InterruptedException {
    while (n > 0) {
      wait();
    }
  }
}

Schedules.atMost(2000).run(() -> {
  var group = new Group();
  group.n = 2;
  Thread.startVirtualThread(group::done);
  Thread.startVirtualThread(group::done);
  group.await();
})
