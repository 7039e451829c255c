// mistake: nobody waits for the tasks
// caught by: MailingTest.inOrder
// verdict: race
// hint: 3

class Mailing {

    /** A letter for each name, to be written later. */
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        for (int i = 0; i < names.size(); i++) {
            int number = i + 1;
            String name = names.get(i);
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
        return Arrays.asList(written);
    }
}
