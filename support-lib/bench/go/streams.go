package main

import (
	"sync"
	"sync/atomic"
)

// streams: groups of channels, each with pairs of senders and receivers.
func streams(groups, pairs, capacity int) *burst {
	const elements = 100_000
	each := elements / groups / pairs
	var sum int64
	send := func(c chan<- int, done *sync.WaitGroup) {
		defer done.Done()
		for i := 0; i < each; i++ {
			c <- element(i)
		}
	}
	receive := func(c <-chan int, done *sync.WaitGroup) {
		defer done.Done()
		received := 0
		for i := 0; i < each; i++ {
			received += <-c
		}
		atomic.AddInt64(&sum, int64(received))
	}
	return &burst{
		operations: elements,
		prepare:    func() { sum = 0 },
		run: func() {
			var done sync.WaitGroup
			for group := 0; group < groups; group++ {
				c := make(chan int, capacity)
				for pair := 0; pair < pairs; pair++ {
					done.Add(2)
					go receive(c, &done)
					go send(c, &done)
				}
			}
			done.Wait()
		},
		verify: func() error { return requireSum(sumOf(each)*groups*pairs, int(sum)) },
	}
}

// fanIn: a thousand goroutines send one result each, one receives them all.
func fanIn(capacity int) *burst {
	const tasks, times = 1000, 20
	sum := 0
	return &burst{
		operations: tasks * times,
		prepare:    func() { sum = 0 },
		run: func() {
			for t := 0; t < times; t++ {
				c := make(chan int, capacity)
				for i := 0; i < tasks; i++ {
					go func(i int) { c <- element(i) }(i)
				}
				for i := 0; i < tasks; i++ {
					sum += <-c
				}
			}
		},
		verify: func() error { return requireSum(sumOf(tasks)*times, sum) },
	}
}

// pingPong: there and back through two unbuffered channels.
func pingPong() *burst {
	const roundTrips = 50_000
	sum := 0
	return &burst{
		operations: roundTrips,
		prepare:    func() { sum = 0 },
		run: func() {
			there, back := make(chan int), make(chan int)
			go func() {
				for i := 0; i < roundTrips; i++ {
					back <- <-there
				}
			}()
			for i := 0; i < roundTrips; i++ {
				there <- element(i)
				sum += <-back
			}
		},
		verify: func() error { return requireSum(sumOf(roundTrips), sum) },
	}
}

// ring: a token goes round a ring of a thousand goroutines.
func ring() *burst {
	const nodes, laps = 1000, 50
	last := 0
	return &burst{
		operations: nodes * laps,
		run: func() {
			into := make([]chan int, nodes)
			for i := range into {
				into[i] = make(chan int)
			}
			for node := 1; node < nodes; node++ {
				go func(own <-chan int, next chan<- int) {
					for lap := 0; lap < laps; lap++ {
						next <- element(<-own + 1)
					}
				}(into[node], into[(node+1)%nodes])
			}
			last = 0
			for lap := 0; lap < laps; lap++ {
				into[1] <- element(last + 1)
				last = <-into[0]
			}
		},
		verify: func() error { return requireSum(element(nodes*laps), last) },
	}
}
