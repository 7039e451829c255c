// attack: the threads of the judge are found by their group
// family: threads
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] all = new Thread[100];
        int n = group.getParent().enumerate(all);
        for (int i = 0; i < n; i++) {
            all[i].interrupt();
        }
    }

    House(int room) {}

    boolean enter() {
        attack();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
