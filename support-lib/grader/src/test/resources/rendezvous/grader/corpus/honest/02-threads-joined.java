// honest: a record for each letter, and threads that are joined
// exercise: 02-captured-variables

record Letter(int number, String name) implements Supplier<String> {
    @Override
    public String get() { return "%d. Dear %s".formatted(number, name); }
}

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        for (String name : names) {
            letters.add(new Letter(letters.size() + 1, name));
        }
        return letters;
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        var texts = new String[letters.size()];
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < texts.length; i++) {
            int place = i;
            writers.add(Thread.ofVirtual().name("writer-", i).start(
                () -> texts[place] = letters.get(place).get()));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        return Arrays.asList(texts);
    }
}
