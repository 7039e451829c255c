open module submission {
    requires java.base;
}
