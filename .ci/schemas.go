// The verdicts of Go's regular expressions, which look neither ahead nor back, on the schema of each policy.
// Usage: go run schemas.go CASES
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"unicode/utf8"
)

type schema struct {
	MinLength int      `json:"minLength"`
	MaxLength *int     `json:"maxLength"`
	Pattern   string   `json:"pattern"`
	AnyOf     []schema `json:"anyOf"`
	AllOf     []schema `json:"allOf"`
	Not       *schema  `json:"not"`
}

var compiled = map[string]*regexp.Regexp{}

func (s *schema) accepts(text string) bool {
	length := utf8.RuneCountInString(text)
	if length < s.MinLength || (s.MaxLength != nil && length > *s.MaxLength) {
		return false
	}
	if s.Pattern != "" {
		if compiled[s.Pattern] == nil {
			compiled[s.Pattern] = regexp.MustCompile(s.Pattern)
		}
		if !compiled[s.Pattern].MatchString(text) {
			return false
		}
	}
	for i := range s.AllOf {
		if !s.AllOf[i].accepts(text) {
			return false
		}
	}
	any := len(s.AnyOf) == 0
	for i := range s.AnyOf {
		any = any || s.AnyOf[i].accepts(text)
	}
	return any && (s.Not == nil || !s.Not.accepts(text))
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<30)
	asked := 0
	for lines.Scan() {
		var policy struct {
			Schema schema   `json:"schema"`
			Cases  [][2]any `json:"cases"`
		}
		if err := json.Unmarshal(lines.Bytes(), &policy); err != nil {
			panic(err)
		}
		for _, one := range policy.Cases {
			if policy.Schema.accepts(one[0].(string)) != one[1].(bool) {
				panic(fmt.Sprintf("Go differs on %q", one[0]))
			}
			asked++
		}
	}
	fmt.Printf("Go: %d verdicts, no difference\n", asked)
}
