class HouseTest {
    void oneAfterTheOther() {}
    void bothAreCounted() {}
    void leavingIsCounted() {}
}
