// honest: CompletableFuture on virtual threads
// exercise: 02-captured-variables

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        var letters = new LinkedList<Supplier<String>>();
        var number = 0;
        for (var name : names) {
            var own = ++number;
            letters.add(() -> String.join(" ", own + ".", "Dear", name));
        }
        return letters;
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        List<CompletableFuture<String>> futures = letters.stream()
            .map(letter -> CompletableFuture.supplyAsync(letter, Thread::startVirtualThread))
            .toList();
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return futures.stream().map(CompletableFuture::join).collect(Collectors.toList());
    }
}
