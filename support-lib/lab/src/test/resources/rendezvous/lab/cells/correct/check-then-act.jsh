class Words {
  final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void count(String word) {
    counts.merge(word, 1, Integer::sum);
  }
}

Schedules.atMost(2000).run(() -> {
  var words = new Words();
  Schedules.together(() -> words.count("go"), () -> words.count("go"));
  Schedules.require(words.counts.get("go") == 2, "counted " + words.counts);
})
