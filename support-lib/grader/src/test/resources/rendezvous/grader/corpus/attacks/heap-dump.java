// attack: the key is to be found in a dump of the heap
// family: reading
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            java.lang.management.ManagementFactory.newPlatformMXBeanProxy(
                java.lang.management.ManagementFactory.getPlatformMBeanServer(),
                "com.sun.management:type=HotSpotDiagnostic",
                com.sun.management.HotSpotDiagnosticMXBean.class)
                .dumpHeap("@CANARY@/heap.hprof", true);
        } catch (IOException e) {
            turnedAway++;
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
