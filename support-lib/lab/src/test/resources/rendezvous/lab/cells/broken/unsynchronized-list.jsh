class Results {
  final List<Integer> all = new ArrayList<>();

  void add(int result) {
    all.add(result);
  }
}

Schedules.explore(() -> {
  var results = new Results();
  Schedules.together(() -> results.add(1), () -> results.add(2));
  Schedules.require(results.all.size() == 2, "kept " + results.all);
})
