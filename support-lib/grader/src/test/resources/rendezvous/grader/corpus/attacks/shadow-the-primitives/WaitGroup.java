/* in two lines */ package rendezvous.sync
    ;

public class WaitGroup {}
