// honest: streams, and an executor of virtual threads
// exercise: 02-captured-variables

class Mailing {
    List<Supplier<String>> letters(List<String> names) {
        List<String> now = List.copyOf(names);
        return IntStream.range(0, now.size())
            .<Supplier<String>>mapToObj(i -> () -> (i + 1) + ". Dear " + now.get(i))
            .toList();
    }

    List<String> write(List<Supplier<String>> letters) throws InterruptedException {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all = letters.stream().<Callable<String>>map(l -> l::get).toList();
            return tasks.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
