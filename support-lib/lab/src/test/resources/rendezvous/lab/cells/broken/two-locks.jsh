class Account {
  final int number;
  final Lock lock = new ReentrantLock();
  int balance;

  Account(int number) {
    this.number = number;
  }

  void transferTo(Account other) {
    Account first = this;
    Account second = other;
    first.lock.lock();
    try {
      second.lock.lock();
      try {
        balance--;
        other.balance++;
      } finally {
        second.lock.unlock();
      }
    } finally {
      first.lock.unlock();
    }
  }
}

Schedules.explore(() -> {
  var mine = new Account(1);
  var yours = new Account(2);
  Schedules.together(() -> mine.transferTo(yours), () -> yours.transferTo(mine));
  Schedules.require(mine.balance == 0 && yours.balance == 0, "money is lost");
})
