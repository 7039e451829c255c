// honest: CountDownLatch and an AtomicReferenceArray
// exercise: 02-captured-variables

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        Supplier<String>[] letters = newArray(names.size());
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letter(i + 1, names.get(i));
        }
        return List.of(letters);
    }

    @SafeVarargs
    private static <T> T[] newArray(int n, T... none) { return Arrays.copyOf(none, n); }

    private static Supplier<String> letter(int number, String name) {
        return () -> new StringBuilder().append(number).append(". Dear ").append(name).toString();
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        var texts = new AtomicReferenceArray<String>(letters.size());
        var open = new CountDownLatch(letters.size());
        for (var it = letters.listIterator(); it.hasNext();) {
            int place = it.nextIndex();
            Supplier<String> letter = it.next();
            Thread.startVirtualThread(() -> {
                try {
                    texts.set(place, letter.get());
                } finally {
                    open.countDown();
                }
            });
        }
        open.await();
        return IntStream.range(0, texts.length()).mapToObj(texts::get).toList();
    }
}
