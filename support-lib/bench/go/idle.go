package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// idleBytes tells what something takes of heap and stacks while nothing happens.
func idleBytes(things string) (float64, error) {
	const count, waiters = 100_000, 20_000
	switch things {
	case "channel-unbuffered":
		kept := make([]chan int, count)
		return bytesOf(count, func(i int) { kept[i] = make(chan int) }, kept), nil
	case "channel-16":
		kept := make([]chan int, count)
		return bytesOf(count, func(i int) { kept[i] = make(chan int, 16) }, kept), nil
	case "waiter":
		c := make(chan int)
		return bytesOf(waiters, func(int) { go func() { <-c }() }, c), nil
	case "context":
		parent, cancel := context.WithCancel(context.Background())
		defer cancel()
		kept := make([]context.Context, count)
		stops := make([]context.CancelFunc, count)
		return bytesOf(count, func(i int) { kept[i], stops[i] = context.WithCancel(parent) }, kept, stops), nil
	}
	return 0, fmt.Errorf("nothing is known of %q", things)
}

func bytesOf(count int, make func(i int), kept ...any) float64 {
	before := used()
	for i := 0; i < count; i++ {
		make(i)
	}
	time.Sleep(200 * time.Millisecond) // goroutines come to rest
	bytes := used() - before
	runtime.KeepAlive(kept)
	return float64(bytes) / float64(count)
}

func used() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc + stats.StackInuse)
}
