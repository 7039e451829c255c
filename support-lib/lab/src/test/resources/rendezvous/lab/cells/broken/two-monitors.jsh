class Account {
  final int number;
  int balance;

  Account(int number) {
    this.number = number;
  }

  void transferTo(Account other) {
    Account first = this;
    Account second = other;
    synchronized (first) {
      synchronized (second) {
        balance--;
        other.balance++;
      }
    }
  }
}

Schedules.explore(() -> {
  var mine = new Account(1);
  var yours = new Account(2);
  Schedules.together(() -> mine.transferTo(yours), () -> yours.transferTo(mine));
  Schedules.require(mine.balance == 0 && yours.balance == 0, "money is lost");
})
