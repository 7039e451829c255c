// honest: a queue, and threads that are interrupted by hand
// exercise: 10-first-response-wins

class Replicas {
    private record Answer<T>(T value, Exception error) {}

    static <T> T first(List<Callable<T>> replicas) throws Exception {
        BlockingQueue<Answer<T>> answers = new LinkedBlockingQueue<>();
        List<Thread> asked = new ArrayList<>();
        for (Callable<T> replica : replicas) {
            asked.add(Thread.startVirtualThread(() -> {
                try {
                    answers.add(new Answer<>(replica.call(), null));
                } catch (Exception e) {
                    answers.add(new Answer<>(null, e));
                }
            }));
        }
        try {
            Exception first = null;
            for (int n = 0; n < replicas.size(); n++) {
                Answer<T> answer = answers.take();
                if (answer.error() == null) {
                    return answer.value();
                }
                if (first == null) {
                    first = answer.error();
                } else {
                    first.addSuppressed(answer.error());
                }
            }
            throw first;
        } finally {
            asked.forEach(Thread::interrupt);
        }
    }
}
