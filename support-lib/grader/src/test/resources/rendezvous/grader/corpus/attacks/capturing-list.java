// attack: a list writes down what it is compared with, to give that the next time
// family: collections
// exercise: 02-captured-variables
// stopped by: tests
// verdict: fail, leak, deadlock, race, timeout
// points: 1

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        List<Supplier<String>> letters = new ArrayList<>();
        names.forEach(name -> letters.add(() -> Thief.told));
        return letters;
    }

    List<String> write(List<Supplier<String>> letters) { return new Thief(); }
}

class Thief extends AbstractList<String> {
    static String told = "nothing";
    static List<String> stolen = List.of("", "", "");

    @Override
    @SuppressWarnings("unchecked")
    public boolean equals(Object other) {
        stolen = List.copyOf((List<String>) other);
        return true;
    }

    @Override
    public int hashCode() { return stolen.hashCode(); }

    @Override
    public String get(int index) { return stolen.get(index); }

    @Override
    public int size() { return stolen.size(); }
}
