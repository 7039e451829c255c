package main

import (
	"fmt"
	"math"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

const (
	limit     = 2 * time.Second
	sleepTime = 10 * time.Millisecond
)

// starvation: pairs never stop; how long do new goroutines wait for their start, and how late do
// sleeps end? GOMAXPROCS says on how many carriers.
func starvation(capacity, pairs int, window time.Duration) (map[string]float64, error) {
	var moved int64
	var wrong int32
	var mu sync.Mutex
	var delays []time.Duration
	for i := 0; i < 8; i++ {
		go func() {
			for {
				due := time.Now().Add(sleepTime)
				time.Sleep(sleepTime)
				mu.Lock()
				delays = append(delays, time.Since(due))
				mu.Unlock()
			}
		}()
	}
	for i := 0; i < pairs; i++ {
		c := make(chan int, capacity)
		go func() {
			for i := 0; ; i++ {
				if element(i) != <-c {
					atomic.StoreInt32(&wrong, 1)
				}
				if i%64 == 0 {
					atomic.AddInt64(&moved, 64)
				}
			}
		}()
		go func() {
			for i := 0; ; i++ {
				c <- element(i)
			}
		}()
	}
	time.Sleep(700 * time.Millisecond)

	mu.Lock()
	delays = nil
	mu.Unlock()
	from, before := time.Now(), atomic.LoadInt64(&moved)
	var starts []time.Duration
	for starved := 0; time.Since(from) < window && starved < 2; {
		started := make(chan time.Duration, 1)
		asked := time.Now()
		go func() { started <- time.Since(asked) }()
		select {
		case latency := <-started:
			starts = append(starts, latency)
		case <-time.After(limit):
			starts = append(starts, limit)
			starved++
		}
		time.Sleep(2 * time.Millisecond)
	}
	stream := float64(time.Since(from).Nanoseconds()) / float64(atomic.LoadInt64(&moved)-before+1)
	if atomic.LoadInt32(&wrong) != 0 {
		return nil, fmt.Errorf("elements came out of order")
	}

	values := map[string]float64{"stream": stream}
	mu.Lock()
	defer mu.Unlock()
	if len(delays) == 0 {
		delays = []time.Duration{limit}
	}
	put(values, "start", starts)
	put(values, "sleep-delay", delays)
	return values, nil
}

func put(values map[string]float64, what string, times []time.Duration) {
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	for which, share := range map[string]float64{"p50": 0.5, "p99": 0.99, "max": 1} {
		value := times[int(math.Ceil(share*float64(len(times))))-1]
		if value > limit {
			value = limit
		}
		values[what+"-"+which] = float64(value.Nanoseconds()) / 1e6
	}
}
