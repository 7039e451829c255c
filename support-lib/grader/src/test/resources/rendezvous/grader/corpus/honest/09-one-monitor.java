// honest: one monitor, and everybody is woken
// exercise: 09-bounded-channel

class MyChannel<T> {
    private final LinkedList<T> elements = new LinkedList<>();
    private final int capacity;
    private boolean closed = false;

    MyChannel(int capacity) { this.capacity = capacity; }

    synchronized void send(T element) throws InterruptedException {
        while (!closed && elements.size() >= capacity) {
            wait();
        }
        if (closed) {
            throw new IllegalStateException("closed");
        }
        elements.addLast(element);
        notifyAll();
    }

    synchronized T receive() throws InterruptedException {
        while (!closed && elements.isEmpty()) {
            wait();
        }
        if (elements.isEmpty()) {
            return null;
        }
        T first = elements.removeFirst();
        notifyAll();
        return first;
    }

    synchronized void close() {
        if (closed) {
            throw new IllegalStateException("closed twice");
        }
        closed = true;
        notifyAll();
    }
}
