// mistake: a copy of the reference is captured, and all copies lead to the same holder
// caught by: MailingTest.ownNumberAndName
// verdict: fail
// hint: 1

class Mailing {

    /** A letter for each name, to be written later. */
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        var current = new Object() { int number; String name; };
        for (int i = 0; i < names.size(); i++) {
            current.number = i + 1;
            current.name = names.get(i);
            var mine = current;
            letters.add(() -> mine.number + ". Dear " + mine.name);
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
