// honest: free places are tokens in a concurrent queue
// exercise: 01-lost-update

class House {
    private final int room;
    private final Queue<Integer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turnedAway = new AtomicInteger();

    House(int room) {
        this.room = room;
        IntStream.range(0, room).forEach(free::add);
    }

    boolean enter() {
        Integer place = free.poll();
        if (place == null) {
            turnedAway.getAndIncrement();
        }
        return place != null;
    }

    void leave() { free.add(0); }

    int inside() { return room - free.size(); }

    int turnedAway() { return turnedAway.get(); }
}
