// mistake: the list is captured, and asked when the letter is written
// caught by: MailingHiddenTest.listChangesLater
// verdict: fail
// hint: 2

class Mailing {

    /** A letter for each name, to be written later. */
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        for (int i = 0; i < names.size(); i++) {
            int number = i + 1;
            int index = i;
            letters.add(() -> number + ". Dear " + names.get(index));
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
