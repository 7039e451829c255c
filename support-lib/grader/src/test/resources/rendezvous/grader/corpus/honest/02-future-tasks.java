// honest: FutureTask, and an anonymous class
// exercise: 02-captured-variables

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        final List<Supplier<String>> letters = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            final String text = (i + 1) + ". Dear " + names.get(i);
            letters.add(new Supplier<String>() {
                @Override
                public String get() {
                    return text;
                }
            });
        }
        return letters;
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        Map<Integer, FutureTask<String>> tasks = new TreeMap<>();
        for (Supplier<String> letter : letters) {
            FutureTask<String> task = new FutureTask<>(letter::get);
            tasks.put(tasks.size(), task);
            Thread.startVirtualThread(task);
        }
        List<String> texts = new ArrayList<>();
        for (FutureTask<String> task : tasks.values()) {
            try {
                texts.add(task.get());
            } catch (ExecutionException e) {
                throw new RuntimeException(e);
            }
        }
        return Collections.unmodifiableList(texts);
    }
}
