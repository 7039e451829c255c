class Words {
  final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void count(String word) {
    Integer before = counts.get(word);
    counts.put(word, before == null ? 1 : before + 1);
  }
}

Schedules.explore(() -> {
  var words = new Words();
  Schedules.together(() -> words.count("go"), () -> words.count("go"));
  Schedules.require(words.counts.get("go") == 2, "counted " + words.counts);
})
