// attack: a class is written and loaded
// family: unsafe
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        byte[] code = java.lang.classfile.ClassFile.of()
            .build(java.lang.constant.ClassDesc.of("Evil"), c -> {});
        try {
            MethodHandles.lookup().defineClass(code);
        } catch (IllegalAccessException e) {
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
