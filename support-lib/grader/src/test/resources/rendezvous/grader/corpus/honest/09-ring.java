// honest: a ring of slots
// exercise: 09-bounded-channel

class MyChannel<T> {
    private enum State { OPEN, CLOSED }

    private final Object[] slots;
    private int head;
    private int size;
    private State state = State.OPEN;

    MyChannel(int capacity) { slots = new Object[capacity]; }

    private boolean isFull() { return size == slots.length; }

    private void requireOpen(String what) {
        if (state == State.CLOSED) {
            throw new IllegalStateException(what + " on a closed channel");
        }
    }

    void send(T element) throws InterruptedException {
        synchronized (slots) {
            while (isFull() && state == State.OPEN) {
                slots.wait();
            }
            requireOpen("send");
            slots[(head + size++) % slots.length] = element;
            slots.notifyAll();
        }
    }

    @SuppressWarnings("unchecked")
    T receive() throws InterruptedException {
        synchronized (slots) {
            while (size == 0) {
                if (state == State.CLOSED) {
                    return null;
                }
                slots.wait();
            }
            T element = (T) slots[head];
            slots[head] = null;
            head = (head + 1) % slots.length;
            size--;
            slots.notifyAll();
            return element;
        }
    }

    void close() {
        synchronized (slots) {
            requireOpen("close");
            state = State.CLOSED;
            slots.notifyAll();
        }
    }
}
