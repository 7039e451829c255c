// mistake: the name passes through a field, which a second mailing overwrites
// caught by: MailingHiddenTest.twoMailings
// verdict: race
// hint: 1

class Mailing {
    private String current;

    /** A letter for each name, to be written later. */
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        for (int i = 0; i < names.size(); i++) {
            int number = i + 1;
            current = names.get(i);
            String name = current;
            letters.add(() -> number + ". Dear " + name);
        }
        return letters;
    }

    /** The texts of all letters, in their order. */
    List<String> write(List<Supplier<String>> letters)
            throws InterruptedException {
        var written = new String[letters.size()];
        var group = new WaitGroup("letters");
        for (int i = 0; i < written.length; i++) {
            int slot = i;
            Supplier<String> letter = letters.get(i);
            group.go(() -> written[slot] = letter.get());
        }
        group.await();
        return List.of(written);
    }
}
