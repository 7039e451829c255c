// mistake: the texts come in the order in which they are finished
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
        var written = new ConcurrentLinkedQueue<String>();
        var group = new WaitGroup("letters");
        for (int i = 0; i < letters.size(); i++) {
            Supplier<String> letter = letters.get(i);
            group.go(() -> written.add(letter.get()));
        }
        group.await();
        return List.copyOf(written);
    }
}
