// mistake: the loop variable is an AtomicInteger, safe to change and shared by all letters
// caught by: MailingTest.ownNumberAndName
// verdict: fail
// hint: 1

class Mailing {

    /** A letter for each name, to be written later. */
    List<Supplier<String>> letters(List<String> names) {
        var letters = new ArrayList<Supplier<String>>();
        var number = new AtomicInteger();
        for (String name : names) {
            number.incrementAndGet();
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
