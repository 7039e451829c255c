package main

import (
	"fmt"
	"time"
)

const selected = 40_000

func senders(n, capacity int) []chan int {
	channels := make([]chan int, n)
	for i := range channels {
		channels[i] = make(chan int, capacity)
		go func(c chan<- int) {
			for i := 0; i < selected/n; i++ {
				c <- element(i)
			}
		}(channels[i])
	}
	return channels
}

// select2: one receiver selects over two channels, each with a sender.
func select2(capacity int) *burst {
	sum := 0
	return &burst{
		operations: selected,
		prepare:    func() { sum = 0 },
		run: func() {
			c := senders(2, capacity)
			a, b := c[0], c[1]
			for i := 0; i < selected; i++ {
				select {
				case v := <-a:
					sum += v
				case v := <-b:
					sum += v
				}
			}
		},
		verify: func() error { return requireSum(sumOf(selected/2)*2, sum) },
	}
}

// select8: the same over eight.
func select8(capacity int) *burst {
	sum := 0
	return &burst{
		operations: selected,
		prepare:    func() { sum = 0 },
		run: func() {
			c := senders(8, capacity)
			c0, c1, c2, c3, c4, c5, c6, c7 := c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]
			for i := 0; i < selected; i++ {
				select {
				case v := <-c0:
					sum += v
				case v := <-c1:
					sum += v
				case v := <-c2:
					sum += v
				case v := <-c3:
					sum += v
				case v := <-c4:
					sum += v
				case v := <-c5:
					sum += v
				case v := <-c6:
					sum += v
				case v := <-c7:
					sum += v
				}
			}
		},
		verify: func() error { return requireSum(sumOf(selected/8)*8, sum) },
	}
}

// timeouts: each receive has a timer, which is stopped when the element comes first.
func timeouts(capacity int) *burst {
	const elements = 30_000
	sum := 0
	expired := false
	return &burst{
		operations: elements,
		prepare:    func() { sum = 0 },
		run: func() {
			c := make(chan int, capacity)
			go func() {
				for i := 0; i < elements; i++ {
					c <- element(i)
				}
			}()
			for i := 0; i < elements; i++ {
				timer := time.NewTimer(10 * time.Second)
				select {
				case v := <-c:
					sum += v
				case <-timer.C:
					expired = true
				}
				timer.Stop()
			}
		},
		verify: func() error {
			if expired {
				return fmt.Errorf("a receive timed out")
			}
			return requireSum(sumOf(elements), sum)
		},
	}
}
