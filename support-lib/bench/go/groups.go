package main

import (
	"context"
	"fmt"
	"sync"
)

// spawns: start small tasks and wait for all of them.
func spawns(tasks int) *burst {
	var marks []byte
	return &burst{
		operations: tasks,
		prepare:    func() { marks = make([]byte, tasks) },
		run: func() {
			var group sync.WaitGroup
			for i := 0; i < tasks; i++ {
				group.Add(1)
				go func(i int) {
					defer group.Done()
					marks[i] = 1
				}(i)
			}
			group.Wait()
		},
		verify: func() error {
			done := 0
			for _, mark := range marks {
				done += int(mark)
			}
			if done != tasks {
				return fmt.Errorf("only %d of %d tasks have run", done, tasks)
			}
			return nil
		},
	}
}

// A family is a context with its children.
type family struct {
	cancel   context.CancelFunc
	children []context.Context
	stops    []context.CancelFunc
}

const allChildren = 100_000

func newFamily(size int) family {
	parent, cancel := context.WithCancel(context.Background())
	f := family{cancel, make([]context.Context, size), make([]context.CancelFunc, size)}
	for i := range f.children {
		f.children[i], f.stops[i] = context.WithCancel(parent)
	}
	return f
}

func newFamilies(size int) []family {
	families := make([]family, allChildren/size)
	for i := range families {
		families[i] = newFamily(size)
	}
	return families
}

func requireCancelled(expected int, families []family) error {
	cancelled := 0
	for _, f := range families {
		for _, child := range f.children {
			if child.Err() != nil {
				cancelled++
			}
		}
	}
	if cancelled != expected {
		return fmt.Errorf("%d children are cancelled, not %d", cancelled, expected)
	}
	return nil
}

// createChildren: make families of a context and its children.
func createChildren(size int) *burst {
	var families []family
	return &burst{
		operations: allChildren,
		prepare:    func() { families = nil },
		run:        func() { families = newFamilies(size) },
		verify:     func() error { return requireCancelled(0, families) },
	}
}

// cancelChildren: cancel the parents.
func cancelChildren(size int) *burst {
	var families []family
	return &burst{
		operations: allChildren,
		prepare:    func() { families = newFamilies(size) },
		run: func() {
			for _, f := range families {
				f.cancel()
			}
		},
		verify: func() error { return requireCancelled(allChildren, families) },
	}
}
