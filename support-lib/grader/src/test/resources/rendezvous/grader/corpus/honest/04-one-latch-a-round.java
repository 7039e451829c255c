// honest: a new latch for each round
// exercise: 04-write-a-waitgroup

class MyWaitGroup {
    private int count;
    private CountDownLatch round = new CountDownLatch(0);

    synchronized void add(int tasks) {
        if (count + tasks < 0) {
            throw new IllegalStateException("there are only " + count + " tasks");
        }
        if (count == 0 && tasks > 0) {
            round = new CountDownLatch(1);
        }
        count += tasks;
        if (count == 0) {
            round.countDown();
        }
    }

    void done() { add(-1); }

    private synchronized CountDownLatch round() { return round; }

    void await() throws InterruptedException { round().await(); }
}
