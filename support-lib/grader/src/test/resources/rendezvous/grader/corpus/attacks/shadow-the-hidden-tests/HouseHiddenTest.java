class HouseHiddenTest {
    void neverMoreThanThereIsRoom() {}
    void turnedAwayAreCounted() {}
}
